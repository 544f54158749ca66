import Contracts
import Findings
import JSONModel

/// Reads YAML; what comes out must be a JSON value like any other.
enum YAMLTarget {
    static func run(_ bytes: [UInt8]) {
        do throws(YAMLError) {
            let document = try YAMLDocument.load(bytes, name: "fuzz.yaml")
            guard document.duplicates.isEmpty else { return }
            JSONTarget.checkWriting(document.root)
            _ = document.position(of: JSONPointer(["a", "0"]))
        } catch {
            expect(error.position.line >= 1 && error.position.column >= 1, "errors have a place")
            expect(!error.finding(rule: "r").message.isEmpty, "errors have a text")
        }
    }
}
