/// Tells what happens to the files below some folders; one thread's own.
package protocol SourceWatcher: AnyObject {
    /// Waits until something has happened or the time has come, and gives what happened.
    ///
    /// - Parameter deadline: when to return at the latest; `nil` waits for ever.
    func events(until deadline: ContinuousClock.Instant?) -> [WatcherEvent]
}

extension Duration {
    /// As the system counts when it waits: whole milliseconds, none left out.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let whole = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, whole))
    }
}
