import Dispatch
import Synchronization

/// Applies a pure function to every element on several threads and returns the results in order.
///
/// The elements are handed out in runs of neighbours: pages of one folder share parts of their output, and a run is
/// large enough that taking the lock between runs costs nothing.
///
/// - Parameter jobs: how many threads work at once; one means the calling thread alone.
package func parallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    guard jobs > 1, elements.count > 1 else { return elements.map(transform) }
    let runLength = max(1, min(32, elements.count / (jobs * 4)))
    let runs = (elements.count + runLength - 1) / runLength
    let next = Atomic(0)
    let finished = Mutex<[[Result]]>(Array(repeating: [], count: runs))
    DispatchQueue.concurrentPerform(iterations: min(jobs, runs)) { _ in
        while true {
            let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard run < runs else { return }
            let start = run * runLength
            let results = elements[start..<min(start + runLength, elements.count)].map(transform)
            finished.withLock { $0[run] = results }
        }
    }
    return finished.withLock { $0.flatMap { $0 } }
}
