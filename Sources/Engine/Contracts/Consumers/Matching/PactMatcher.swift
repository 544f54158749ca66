import Findings
import HTTPModel
import HTTPTypes
import JSONModel

/// Judges actual messages against what a consumer expects.
package struct PactMatcher: Sendable {
    private let document: JSONDocument

    package init(_ pact: Pact) { document = pact.document }

    /// What of a response the consumer cannot live with.
    package func judge(
        _ response: ResponseMessage, against expected: PactResponse, subject: String
    ) -> [Finding] {
        var found = status(response.status, expected)
        found += headers(response.head.headerFields, expected.headers, expected.rules)
        found += body(
            response.body, response.head.headerFields[.contentType], expected.body, expected.rules,
            allowsMore: true)
        return found.map { $0.finding(.responseMismatch, subject, in: document) }
    }

    /// What of a request is not what the consumer says it sends.
    package func judge(
        _ request: RequestMessage, against expected: PactRequest, subject: String
    ) -> [Finding] {
        var found: [PactMismatch] = []
        let method = request.head.method.rawValue
        if method.uppercased() != expected.method {
            found.append(
                PactMismatch(
                    pointer: expected.pointer.appending("method"), part: "the method",
                    problem: "is another", expected: expected.method, found: method))
        }
        found += text(
            "the path", request.path, expected.path, expected.rules.path,
            expected.pointer.appending("path"))
        found += query(request.queryItems, expected)
        found += headers(request.head.headerFields, expected.headers, expected.rules)
        found += body(
            request.body, request.head.headerFields[.contentType], expected.body, expected.rules,
            allowsMore: false)
        return found.map { $0.finding(.requestMismatch, subject, in: document) }
    }

    /// What of an event the consumer cannot live with.
    package func judge(
        _ event: [UInt8], contentType: String?, against expected: PactMessage, subject: String
    ) -> [Finding] {
        var found: [PactMismatch] = []
        for member in expected.metadata.members {
            let name = member.name.lowercased()
            guard name == "contenttype" || name == "content-type",
                let type = member.value.string
            else { continue }
            let pointer = expected.pointer
            let list = expected.rules.metadata.first { $0.name == member.name }?.list
            found += header("Content-Type", contentType, type, list, pointer)
        }
        found += body(event, contentType, expected.contents, expected.rules, allowsMore: true)
        return found.map { $0.finding(.messageMismatch, subject, in: document) }
    }

    private func status(_ status: Int, _ expected: PactResponse) -> [PactMismatch] {
        let pointer = expected.pointer.appending("status")
        let example = expected.status.map { JSONValue($0) } ?? .null
        if let list = expected.rules.status {
            return values(
                "the status", JSONValue(status), example, list, pointer, isText: false)
        }
        guard let wanted = expected.status, wanted != status else { return [] }
        return [
            PactMismatch(
                pointer: pointer, part: "the status", problem: "is another", expected: "\(wanted)",
                found: "\(status)")
        ]
    }

    private func query(_ items: [FormItem], _ expected: PactRequest) -> [PactMismatch] {
        var found: [PactMismatch] = []
        for field in expected.query {
            let actual = items.filter { $0.name == field.name }.map(\.value)
            let part = "the query parameter \"\(field.name)\""
            let list = expected.rules.query.first { $0.name == field.name }?.list
            guard actual.count == field.values.count || (list != nil && !actual.isEmpty) else {
                found.append(
                    PactMismatch(
                        pointer: field.pointer, part: part,
                        problem: actual.isEmpty ? "is missing" : "is given another number of times",
                        expected: field.values.joined(separator: ", "),
                        found: actual.isEmpty ? "nothing" : actual.joined(separator: ", ")))
                continue
            }
            for (number, value) in actual.enumerated() {
                let example = number < field.values.count ? field.values[number] : field.values[0]
                found += text(part, value, example, list, field.pointer)
            }
        }
        for item in items where !expected.query.contains(where: { $0.name == item.name }) {
            found.append(
                PactMismatch(
                    pointer: expected.pointer, part: "the query parameter \"\(item.name)\"",
                    problem: "is not expected", expected: "no such parameter", found: item.value))
        }
        return found
    }
}

extension PactMatcher {
    private func headers(
        _ actual: HTTPFields, _ expected: [PactField], _ rules: PactRules
    ) -> [PactMismatch] {
        expected.flatMap { field in
            let list = rules.headers.first { $0.name.lowercased() == field.name.lowercased() }?.list
            let text = HTTPField.Name(field.name).flatMap { actual[$0] }
            return header(
                field.name, text, field.values.joined(separator: ", "), list, field.pointer)
        }
    }

    private func header(
        _ name: String, _ actual: String?, _ expected: String, _ list: PactRuleList?,
        _ pointer: JSONPointer
    ) -> [PactMismatch] {
        let part = "the header \(name)"
        guard let actual else {
            return [
                PactMismatch(
                    pointer: pointer, part: part, problem: "is missing", expected: expected,
                    found: "nothing")
            ]
        }
        if let list { return text(part, actual, expected, list, pointer) }
        let isSame =
            switch name.lowercased() {
            case "content-type": Self.isSameType(actual.lowercased(), expected.lowercased())
            case "accept": Self.isSameType(actual, expected)
            default: Self.parts(actual) == Self.parts(expected)
            }
        if isSame { return [] }
        return [
            PactMismatch(
                pointer: pointer, part: part, problem: "has another value", expected: expected,
                found: actual)
        ]
    }

    /// The values between commas, without the spaces around them.
    private static func parts(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            var part = part
            while part.first == " " { part.removeFirst() }
            while part.last == " " { part.removeLast() }
            return String(part)
        }
    }

    /// Every parameter that is expected is there; more of them do no harm.
    private static func isSameType(_ actual: String, _ expected: String) -> Bool {
        let wanted = parts(expected)
        let given = parts(actual)
        guard wanted.count == given.count else { return false }
        return zip(wanted, given).allSatisfy { wanted, given in
            let parameters = ContentType.parameters(given)
            return Self.type(wanted) == Self.type(given)
                && ContentType.parameters(wanted).allSatisfy { parameters[$0.key] == $0.value }
        }
    }

    /// The text before the parameters, as it is written.
    private static func type(_ text: String) -> String {
        parts(String(text.prefix { $0 != ";" }))[0]
    }

    private func text(
        _ part: String, _ actual: String, _ expected: String, _ list: PactRuleList?,
        _ pointer: JSONPointer
    ) -> [PactMismatch] {
        if let list {
            return values(part, .string(actual), .string(expected), list, pointer, isText: true)
        }
        if actual.hasSameCodePoints(as: expected) { return [] }
        return [
            PactMismatch(
                pointer: pointer, part: part, problem: "has another value", expected: expected,
                found: actual)
        ]
    }

    private func values(
        _ part: String, _ actual: JSONValue, _ example: JSONValue, _ list: PactRuleList,
        _ pointer: JSONPointer, isText: Bool
    ) -> [PactMismatch] {
        let failed = list.rules.filter {
            $0.holds(for: actual, example: example, isText: isText) == false
        }
        if list.isAny ? failed.count < list.rules.count : failed.isEmpty { return [] }
        return failed.map { rule in
            PactMismatch(
                pointer: pointer, part: part, problem: "is not as the rule says",
                expected: rule.words(example: example), found: actual.plainText)
        }
    }
}

extension PactMatcher {
    private func body(
        _ bytes: [UInt8], _ contentType: String?, _ expected: PactBody, _ rules: PactRules,
        allowsMore: Bool
    ) -> [PactMismatch] {
        func mismatch(_ problem: String, _ wanted: String, _ found: String) -> [PactMismatch] {
            [
                PactMismatch(
                    pointer: expected.pointer, part: "body", problem: problem, expected: wanted,
                    found: found)
            ]
        }
        let comparison = BodyComparison(
            rules: rules, allowsMore: allowsMore, origin: expected.pointer,
            contentType: contentType)
        switch expected.content {
        case .unspecified: return []
        case .empty:
            return bytes.isEmpty
                ? [] : mismatch("is not empty", "no body", "\(bytes.count) bytes")
        case .json(let example):
            if bytes.isEmpty {
                return example.isNull ? [] : mismatch("is missing", example.preview, "no body")
            }
            if let contentType, !ContentType.isJSON(contentType) {
                return mismatch("has another media type", "JSON", contentType)
            }
            do throws(JSONParseError) {
                return comparison.compare(example, try JSONValue.parse(bytes))
            } catch {
                return mismatch("is not JSON", "JSON", "\(error)")
            }
        case .text(let example):
            let actual = String(decoding: bytes, as: UTF8.self)
            return comparison.compare(.string(example), .string(actual))
        case .bytes(let example):
            if rules.body.contains(where: { $0.path.steps.isEmpty }) {
                return comparison.compare(.string(""), .string(""))
            }
            return bytes == example
                ? [] : mismatch("has other bytes", "\(example.count) bytes", "\(bytes.count) bytes")
        }
    }
}
