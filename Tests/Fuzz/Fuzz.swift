import CLibFuzzer
import Fuzzing
import Glibc

/// The fuzzer the variable GANGMU_FUZZER names.
private let fuzzer = getenv("GANGMU_FUZZER").flatMap { Fuzzer(rawValue: String(cString: $0)) }

/// The start of the program: hand libFuzzer its arguments and the function to call with each input.
@_cdecl("Fuzz_main")
public func fuzz(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  guard fuzzer != nil else {
    print("GANGMU_FUZZER names none of \(Fuzzer.allCases.map(\.rawValue))")
    return 2
  }
  setlocale(LC_ALL, "C.UTF-8")
  var count = count
  var arguments = arguments
  return LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    let faults = fuzzer?.faults(of: Array(UnsafeBufferPointer(start: data, count: size))) ?? []
    guard faults.isEmpty else {
      for fault in faults.prefix(20) { print("FAULT: \(fault)") }
      fflush(nil)
      abort()
    }
    return 0
  }
}
