internal import CSystem
internal import Foundation
internal import Publishing

/// This process among others on its machine.
enum ThisRun {
    /// What it says of itself where there are no locks.
    ///
    /// - Parameter stepLimit: how many seconds a step may take.
    static func mark(stepLimit: Int) -> StoreMark.Run {
        let process = ProcessInfo.processInfo.processIdentifier
        let owner = StoreMark.Owner(
            host: line("/proc/sys/kernel/hostname"), boot: line("/proc/sys/kernel/random/boot_id"),
            process: process, begun: begun(process) ?? "")
        return StoreMark.Run(
            id: UUID().uuidString.lowercased(), owner: owner, now: { Date() },
            validity: TimeInterval(stepLimit + 30 * 60), begun: begun)
    }

    /// Lets all its threads share one heap.
    ///
    /// glibc gives threads heaps of their own, and each keeps what was freed in it: a process that builds all day would grow with
    /// every thread that the system has made for it (65 MB, and 101 MB after 8 000 saves; with one heap 77 MB from first to last).
    static func shareHeap() { _ = mallopt(LOTS_HEAPS_MOST, 1) }

    private static func line(_ path: String) -> String {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").trimmingCharacters(in: .newlines)
    }

    /// When a process began, as the system counts; `nil` where there is none.
    @Sendable private static func begun(_ process: Int32) -> String? {
        // The program's name stands in parentheses and may hold anything; the time is the twentieth field after it.
        let fields = line("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        // A zombie has ended.
        return fields.count > 19 && fields[0] != "Z" ? String(fields[19]) : nil
    }
}
