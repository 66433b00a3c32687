import CFuzzer
import Glibc

/// Runs libFuzzer on one part of the program: `Fuzz TARGET CORPUS -max_total_time=600`.
///
/// An input that crashes, or that takes longer than a tenth of a second, is written to a file and ends the run.
@main
enum Fuzz {
    /// What takes longer than this is a fault: in processor time, so that a busy machine makes none.
    static let longest = 0.1

    static func main() {
        guard let target = chosen else {
            print(
                "usage: Fuzz \(Target.allCases.map(\.rawValue).joined(separator: "|")) [CORPUS] [-option=value]"
            )
            exit(64)
        }
        target.prepare()
        var arguments = CommandLine.unsafeArgv
        // libFuzzer reads the name of the program and its own options.
        arguments[1] = arguments[0]
        arguments += 1
        var count = CommandLine.argc - 1
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
        exit(
            LLVMFuzzerRunDriver(&count, &list) { data, size in
                let bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: size)) } ?? []
                let start = Fuzz.processorTime()
                Fuzz.chosen?.run(bytes)
                let time = Fuzz.processorTime() - start
                if time > Fuzz.longest {
                    let line = "SLOW: \(Int(time * 1000)) ms for \(size) bytes\n"
                    _ = line.withCString { write(2, $0, strlen($0)) }
                    abort()
                }
                return 0
            })
    }

    /// libFuzzer calls a function that knows nothing but the input.
    private static let chosen = CommandLine.arguments.dropFirst().first.flatMap(Target.init(rawValue:))

    static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
