package import Foundation

/// Who publishes to an object store, and until when that is to be believed: an object store knows no locks.
///
/// Each run puts up a mark of its own and then looks for others: of two that come at once both see the other, so never
/// both go on. A mark whose program has ended on this machine counts for nothing, one of another machine only until its time is out.
package struct StoreMark: Codable, Equatable, Sendable {
    static let folder = ".lots/marks"

    /// The run on its machine.
    package struct Owner: Codable, Equatable, Sendable {
        package var host: String
        /// Another one after each start of the machine.
        package var boot: String
        package var process: Int32
        /// When the process began, as the system counts: numbers of processes are used again.
        package var begun: String

        package init(host: String, boot: String, process: Int32, begun: String) {
            self.host = host
            self.boot = boot
            self.process = process
            self.begun = begun
        }
    }

    var owner: Owner
    var until: Date

    /// What a run knows of itself and of others on its machine.
    package struct Run: Sendable {
        var id: String
        var owner: Owner
        var now: @Sendable () -> Date
        /// How long its mark is to be believed: longer than a step may take, and the time after which it is renewed.
        var validity: TimeInterval
        /// How old a mark is that is renewed before the next step.
        var renewal: TimeInterval { 10 * 60 }
        /// When the process of that number began; `nil` where there is none.
        var begun: @Sendable (Int32) -> String?

        package init(
            id: String, owner: Owner, now: @escaping @Sendable () -> Date, validity: TimeInterval,
            begun: @escaping @Sendable (Int32) -> String?
        ) {
            self.id = id
            self.owner = owner
            self.now = now
            self.validity = validity
            self.begun = begun
        }

        var mark: StoreMark { StoreMark(owner: owner, until: now().addingTimeInterval(validity)) }

        /// Whether a mark stands for a run that may be going on.
        func believes(_ mark: StoreMark) -> Bool {
            if mark.owner.host == owner.host {
                return mark.owner.boot == owner.boot && begun(mark.owner.process) == mark.owner.begun
            }
            return mark.until > now()
        }
    }
}
