/// Who writes what next.
///
/// Two threads that make files in one folder wait for each other in the kernel, so each thread stays
/// in a folder until it is done and then takes one that nobody has begun. Only when there is none does
/// it help with the largest rest: a site whose pages lie in one folder still is rendered by all.
struct Schedule {
    /// Some files of one folder.
    struct Portion: Equatable {
        let folder: Int
        let files: Range<Int>
    }

    /// How many files are taken at a time: few enough that threads end together, and enough that
    /// taking them costs nothing.
    private static let portionSize = 16

    /// What is left in each folder.
    private var rest: [Range<Int>]
    private var begun = 0

    init(_ folders: [WritingPlan.Folder]) {
        rest = folders.map { $0.files.indices }
    }

    /// Takes the next files for a thread that wrote in `folder` last; nil when all are taken.
    mutating func next(after folder: Int?) -> Portion? {
        if let folder, !rest[folder].isEmpty { return take(folder) }
        while begun < rest.count {
            begun += 1
            if !rest[begun - 1].isEmpty { return take(begun - 1) }
        }
        guard let largest = rest.indices.max(by: { rest[$0].count < rest[$1].count }),
            !rest[largest].isEmpty
        else { return nil }
        return take(largest)
    }

    /// Leaves nothing to take, because a thread has failed.
    mutating func stop() {
        // Threads still ask with the folder that they are in: the list keeps its length.
        rest = rest.map { $0.prefix(0) }
    }

    private mutating func take(_ folder: Int) -> Portion {
        let portion = rest[folder].prefix(Self.portionSize)
        rest[folder].removeFirst(portion.count)
        return Portion(folder: folder, files: portion)
    }
}
