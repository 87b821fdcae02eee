import Browser
import ReportIndex
import Threads

/// The newest snapshot of the library: what the browser was told of, and what questions are about.
final class PublishedLibrary: Sendable {
  private let inbox: Inbox
  private let snapshot = Lock(LibrarySnapshot())
  private let onDamage = Lock<(@Sendable () -> Void)?>(nil)

  init(inbox: Inbox) { self.inbox = inbox }

  var current: LibrarySnapshot { snapshot.withLock { $0 } }

  /// Has `body` called where a report turns out not to be as it was written to the index on the disk.
  func whenDamaged(_ body: @escaping @Sendable () -> Void) { onDamage.withLock { $0 = body } }

  /// Whether all that was read of the library is as it was written; where it is not, what was found of it is worth
  /// nothing; those reports are read from their files, and the question is answered again once they are there.
  func isSound() -> Bool {
    if current.library.damaged.isEmpty { return true }
    onDamage.withLock { $0 }?()
    return false
  }

  /// Publishes a snapshot. Threads take snapshots in one order and may come here in another: an older library never
  /// takes the place of a newer one, but the reports that the older snapshot says have changed are told all the same.
  /// Returns whether there are other reports than before.
  func publish(_ new: LibrarySnapshot) -> Bool {
    // Posted under the lock, so that the inbox sees the snapshots in the same order.
    snapshot.withLock { snapshot in
      let isNewer = new.number > snapshot.number
      let hasGrown = isNewer && new.version > snapshot.version
      if isNewer { snapshot = new }
      if isNewer || !new.changed.isEmpty {
        inbox.post(.library(.reports(snapshot.library, snapshot.catalogue, changed: new.changed)))
      }
      return hasGrown
    }
  }
}
