import Contracts
import JSONModel
import JSONSchema

/// Makes values from a schema, valid and invalid ones.
enum GenerateTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let document = try? JSONDocument.parse(input.next(), name: "fuzz.json"),
            let registry = SchemaTarget.registry(of: document),
            let cursor = registry.cursor(document.name),
            var generator = try? ValueGenerator(cursor)
        else { return }
        var valid = generator.examples().map(\.value)
        valid += [generator.minimal(), generator.typical()].compactMap(\.self)
        valid += generator.boundaries().map(\.value)
        for value in valid {
            expect(generator.schema.accepts(value), "\(value.text) is valid")
        }
        for broken in generator.violations() {
            expect(!generator.schema.accepts(broken.value), "\(broken.value.text) is not valid")
        }
    }
}
