import Foundation
import TestSupport
import Testing

@Suite("lots render and lots new")
struct RenderTests {
    @Test("--commonmark reads a file or standard input, and knows no convention")
    func commonMark() async throws {
        let text = "---\ntitle: x\n---\n\n# *Å* <b>\n\n- [ ] a[^b]\n\n| a |\n| - |\n\n[x](javascript:y)\n"
        let html =
            "<hr />\n<h2>title: x</h2>\n<h1><em>Å</em> <!-- raw HTML omitted --></h1>\n<ul>\n<li>[ ] a[^b]</li>\n</ul>\n"
            + "<p>| a |\n| - |</p>\n<p><a href=\"\">x</a></p>\n"
        try await withTemporaryFolder { folder in
            let result = try Tool.run("render", "--commonmark", "-", input: text, in: folder.path(""))
            #expect(result.status == 0 && result.text == html && result.errors.isEmpty)
            try folder.write(text, to: "a.md")
            #expect(try Tool.run("render", "--commonmark", folder.path("a.md")).text == html)
            #expect(try Tool.run("render", "--commonmark", "-").output.isEmpty)
        }
    }

    @Test("a page of the guidance, from any current folder; errors in other pages do not matter")
    func page() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.addError()
            let page = try Tool.run(
                "render", "--root", folder.path("root"), folder.path("root/Content/del-1/allt.md"))
            #expect(page.status == 0 && page.errors.isEmpty, "\(page.errors)")
            #expect(page.text.contains("<a href=\"../referenser.html#who-2001\">1</a>"))
            let inside = try Tool.run(
                "render", "allt.md", "--root", "../..", in: folder.path("root/Content/del-1"))
            #expect(inside.output == page.output)
        }
    }

    @Test("a file that lies outside the guidance is rendered as a page beside its start page")
    func outside() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.write("---\ntitle: Lös\nkind: page\n---\n\nSe [](del-1/index.md).\n", to: "los.md")
            let result = try Tool.run("render", "--root", folder.path("root"), folder.path("los.md"))
            #expect(
                result.status == 0 && result.text == "<p>Se <a href=\"del-1/index.html\">Del 1</a>.</p>\n",
                "\(result.errors)")
        }
    }

    @Test("a fault in a file outside the guidance is named by the path that was given")
    func outsideFault() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            try folder.write("---\ntitle: Lös\nkind: page\n---\n\nSe [](finns-inte.md).\n", to: "los.md")
            let result = try Tool.run("render", "--root", folder.path("root"), folder.path("los.md"))
            #expect(
                result.status == 1 && result.errors.hasPrefix(folder.path("los.md") + ":6:"),
                "\(result.errors)")
        }
    }

    @Test("a file that is no page is said to be none, and printed as no page")
    func noPage() async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            let result = try Tool.run(
                "render", "--root", folder.path("root"), folder.path("root/Content/register/termer.yml"))
            #expect(result.status == 64 && result.output.isEmpty && result.errors.contains(".md"))
        }
    }

    @Test("cite knows acts by their numbers where there is no register")
    func citeWithoutRegisters() async throws {
        try await withTemporaryFolder { folder in
            try folder.overlay(Repository.base, at: "root")
            let result = try Tool.run(
                "cite", "8 § lagen (1991:1047) om sjuklön", "--root", folder.path("root"))
            #expect(result.status == 0 && result.text.contains("1991:1047"), "\(result.errors)")
        }
    }

    @Test("new makes a page that builds, and none where one is", arguments: ["section", "checklist"])
    func new(_ kind: String) async throws {
        try await withTemporaryFolder { folder in
            try folder.makeGuidance()
            let root = folder.path("root")
            let made = try Tool.run(
                "new", kind, "del-1/ny-sida", "--title", "Ny: \"sida\" \\ å", "--root", root)
            #expect(made.status == 0 && made.output.isEmpty, "\(made.errors)")
            let text = try folder.text("root/Content/del-1/ny-sida.md")
            #expect(
                text.hasPrefix("---\ntitle: \"Ny: \\\"sida\\\" \\\\ å\"\nkind: \(kind)\norder: 3\n"),
                "\(text)")
            let build = try Tool.run("build", "--strict", "--root", root)
            #expect(build.status == 0, "\(build.errors)")
            #expect(
                try folder.text("root/Site/public/del-1/ny-sida.html").contains(
                    "<h1>Ny: &quot;sida&quot; \\ å</h1>"))
            #expect(try Tool.run("new", kind, "del-1/ny-sida.md", "--root", root).status == 64)
            #expect(try folder.text("root/Content/del-1/ny-sida.md") == text)
            for path in ["../utanfor", "/rot", "Del 1/x", "a/../b", "å", "", "del-1/"] {
                let refused = try Tool.run("new", kind, path, "--root", root)
                #expect(refused.status == 64 && refused.errors.contains("→"), "\(path): \(refused.errors)")
                #expect(!refused.errors.contains("”.md”"), "a name that nobody wrote: \(refused.errors)")
            }
            #expect(try Tool.run("new", kind, "helt/ny/mapp", "--root", root).status == 0)
            #expect(try Tool.run("check", "--strict", "--root", root).status == 0)
        }
    }
}
