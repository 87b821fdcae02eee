import Glibc

/// Ways to crash.
enum Crash {
  /// An index out of bounds, which the compiler cannot foresee.
  static func trap() {
    let numbers = [Int](repeating: 1, count: CommandLine.arguments.count)
    say("\(numbers[numbers.count])")
  }

  /// A recursion without end.
  static func overflow() { say("\(depth(below: CommandLine.arguments.count))") }

  private static func depth(below level: Int) -> Int {
    level < 0 ? 0 : depth(below: level + 1) &* 3 &+ depth(below: level + 2)
  }

  /// Runs `body`, which crashes, on a background thread while this one waits for it.
  static func onThread(_ body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?) {
    var thread = pthread_t()
    guard pthread_create(&thread, nil, body, nil) == 0 else { return }
    pthread_join(thread, nil)
  }
}
