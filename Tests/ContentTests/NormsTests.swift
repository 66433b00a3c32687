import Foundation
import Testing

@Suite("The force of statements is kept")
struct NormsTests {
    @Test("every row of normer.yml is found in its section")
    func rows() throws {
        let content = try ContentUnderTest.read()
        #expect(content.norms.count > 200)
        let faults = content.norms.compactMap { norm -> String? in
            let faults = content.faults(of: norm)
            return faults.isEmpty
                ? nil
                : "\(norm.id) \(norm.at) \(norm.modality.rawValue): saknar \(faults.joined(separator: "; "))"
        }
        recordAll(faults, "rader stämmer inte med texten")
    }
}
