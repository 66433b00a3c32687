internal import ArgumentParser
internal import Markdown
internal import Publishing

/// The command `lots`.
@main
struct Lots: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lots",
        abstract: "Publishes clinical guidance written in Markdown as a website, as checklists and as data.",
        discussion: """
            The folder Content holds the guidance, Templates its HTML and interface words, Site its settings, styles and \
            scripts. The rendered site is put into Site/public.

            Exit status: 0 done; 1 the content has errors; 64 wrong usage; 69 a needed \
            program is missing or a port is taken; 70 a program that was started failed or hung; 74 the file system said no; 75 another lots is at \
            work there; 130 or 143 ended by a signal.

            EXAMPLES
              lots build                         render the site
              lots preview --open                see changes as they are saved
              lots export checklists --pdf       print-ready checklists
              lots publish /srv/vagledningen     put the site where readers meet it
              lots check --strict                say what is wrong, and write nothing
              lots check --explain broken-link   what a fault is, and why
              lots render Content/index.md       the HTML of one page's text
              lots cite "27 kap. 25 § SFB"       what a text refers to
              lots new section del-1/ny-sida     begin a page
              lots mv del-1/sida del-2/ny-sida   move it, and let its old address lead on
              lots record-ids                    note the ids of an edition that is published
            """,
        version: Version.whole,
        subcommands: [
            Build.self, PreviewCommand.self, Check.self, Export.self, Publish.self, Render.self, Cite.self,
            New.self,
            MovePage.self, RecordIDs.self,
        ]
    )
}

/// The version of the command.
enum Version {
    static let number = "0.1.0"
    static let text = "lots \(number)"

    /// The version, and in a second line those of the libraries that it found on this machine.
    ///
    /// Swift packages are part of the program; `make sbom` tells which. libhunspell does not say its version.
    static var whole: String {
        text + "\n"
            + (["libcmark \(CommonMarkLibrary.version)"] + Compression.versions).joined(separator: ", ")
    }
}
