import Findings
import JSONModel

extension CompiledSchema {
    /// Every way in which a document does not keep to the schema, as `file:line:column` findings.
    ///
    /// - Parameters:
    ///   - document: The document that is judged.
    ///   - pointer: The part of it that is judged.
    ///   - rule: The rule the findings are reported under.
    ///   - subject: What the findings call the value, for example `report`.
    /// - Returns: One finding for each failure; none when the part does not exist.
    package func judge(
        _ document: JSONDocument, at pointer: JSONPointer = JSONPointer(), rule: String,
        subject: String
    ) -> [Finding] {
        guard let value = document.root.value(at: pointer) else { return [] }
        return judge(value).map { failure in
            let place = JSONPointer(pointer.tokens + failure.instance.tokens)
            // What should not be there at all is shown at its name.
            let isMember =
                failure.keyword == "additionalProperties"
                || failure.keyword == "unevaluatedProperties" || failure.keyword == "propertyNames"
            let location =
                isMember
                ? FindingLocation(document, nameAt: place) : FindingLocation(document, at: place)
            return failure.finding(rule: rule, subject: subject, location: location)
        }
    }
}
