internal import Synchronization

/// The open pages: each is told what happens, from the thread that builds.
final class Listeners: Sendable {
    private struct State {
        var next = 0
        var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    }

    private let state = Mutex(State())

    /// More events than this wait for nobody: a page that reads none is told the newest when it does.
    private static let waiting = 16

    /// The events from now on.
    func stream(beginning: [[UInt8]]) -> AsyncStream<[UInt8]> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: [UInt8].self, bufferingPolicy: .bufferingNewest(Self.waiting))
        let number = state.withLock { state in
            state.next += 1
            state.streams[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.streams.removeValue(forKey: number) }
        }
        for event in beginning { continuation.yield(event) }
        return stream
    }

    func send(_ event: [UInt8]) {
        let streams = state.withLock { Array($0.streams.values) }
        for stream in streams { stream.yield(event) }
    }
}
