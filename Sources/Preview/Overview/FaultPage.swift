internal import Diagnostics

/// What is served while there is no site yet: what keeps it from being built.
struct FaultPage {
    private let state: CurrentPreview.State

    init(_ state: CurrentPreview.State) { self.state = state }

    var bytes: [UInt8] {
        var page = PreviewPage(title: "Fel – förhandsvisning", stylesheet: nil)
        page.add("<h1>Vägledningen går inte att bygga än</h1>")
        page.add("<p>Sidan visas så snart felen är rättade och filerna sparade.</p>")
        for diagnostic in state.diagnostics {
            page.add("<pre>\(diagnostic.formatted(as: .text).escaped)</pre>")
        }
        return page.bytes
    }
}
