import GatewaySimulators
import JSONModel

extension ScenarioReader {
    /// What another merchant asks a provider.
    mutating func request(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let provider = mapping.node("at")
            .flatMap { word($0, among: ScenarioWords.providers, "provider") }
        let line = required("send", of: mapping, "a request", such: "POST /v1/refunds")
            .flatMap { requestLine($0) }
        if line?.method == "GET", let body = mapping.node("body") ?? mapping.node("file") {
            refuse(body, "more than a GET carries", expected: "a query in the path: ?limit=3")
        }
        let body = mapping.node("body").flatMap { self.body($0) }
        let file = mapping.node("file").flatMap { self.file($0, at: provider ?? self.provider) }
        let version = mapping.node("version")
            .flatMap { self.version($0, at: provider ?? self.provider) }
        let members = mapping.node("where").map { answerMembers($0) } ?? []
        let key = mapping.node("key").flatMap { text($0, "key") }
        let fault = mapping.node("suffering")
            .flatMap { word($0, among: ScenarioWords.gatewayFaults, "fault of a provider") }
            .flatMap { GatewayFault(rawValue: $0) }
        // The name is new only now: a request cannot refer to its own answer.
        guard let name = newLabel(subject, of: .request), let line else { return nil }
        return .request(
            ProviderRequest(
                name: name, to: provider, method: line.method, path: line.path, key: key,
                body: body, file: file, version: version, suffering: fault, where: members))
    }

    private mutating func requestLine(
        _ node: ScenarioNode
    ) -> (method: String, path: String)? {
        let expected = "a method and a path, such as GET /v1/charges/{hold/latest_charge}"
        guard let (method, path) = pair(node, expected: expected) else { return nil }
        guard FaultRuleReader.methods.contains(method) else {
            note(
                "unknown method \"\(method)\"", at: document.position(of: node.pointer),
                expected: Self.oneOf(FaultRuleReader.methods),
                suggestion: nearest(method, FaultRuleReader.methods))
            return nil
        }
        guard ProviderRequest.isPath(path) else {
            note(
                "\"\(path)\" is no path", at: document.position(of: node.pointer),
                expected: "/ and more, without spaces, such as /v1/refunds?limit=3")
            return nil
        }
        return references(in: path, at: node.pointer) ? (method, path) : nil
    }

    private mutating func body(_ node: ScenarioNode) -> JSONObject? {
        guard let mapping = mapping(node, "body") else { return nil }
        checkReferences(in: node.value, at: node.pointer)
        return mapping.object
    }

    private mutating func file(_ node: ScenarioNode, at provider: String) -> String? {
        guard provider == RazorpaySettings.gateway else {
            refuse(
                node, "no file for \(provider)",
                expected: "no file: only Razorpay's documents are uploaded")
            return nil
        }
        if let name = node.value.string, ProviderRequest.isFileName(name) { return name }
        refuse(node, "no file name", expected: "a name such as proof.pdf")
        return nil
    }

    private mutating func version(_ node: ScenarioNode, at provider: String) -> String? {
        guard provider == StripeSettings.gateway else {
            refuse(
                node, "no version at \(provider)",
                expected: "no version: only Stripe's requests name one")
            return nil
        }
        return stripeVersion(node)
    }

    private mutating func answerMembers(_ node: ScenarioNode) -> [AnswerMember] {
        guard let mapping = mapping(node, "demand on an answer") else { return [] }
        var members: [AnswerMember] = []
        for name in mapping.object.names {
            guard let value = mapping.node(name) else { continue }
            guard let pointer = JSONPointer(name) else {
                note(
                    "\"\(name)\" is no place in an answer",
                    at: document.namePosition(of: value.pointer),
                    expected: "a JSON pointer, such as /status or /data/0/id")
                continue
            }
            switch value.value {
            case .object, .array:
                refuse(
                    value, "more than one value",
                    expected: "a text, a number, true, false, or null for nothing there")
            case .null, .bool, .number, .string:
                checkReferences(in: value.value, at: value.pointer)
                members.append(AnswerMember(pointer, value.value))
            }
        }
        return members
    }

    private mutating func checkReferences(in value: JSONValue, at pointer: JSONPointer) {
        switch value {
        case .string(let text): _ = references(in: text, at: pointer)
        case .array(let values):
            for (place, value) in values.enumerated() {
                checkReferences(in: value, at: pointer.appending(place))
            }
        case .object(let object):
            for member in object.members {
                checkReferences(in: member.value, at: pointer.appending(member.name))
            }
        case .null, .bool, .number: break
        }
    }

    /// Whether everything a text refers to was answered before; what was not is noted.
    private mutating func references(in text: String, at pointer: JSONPointer) -> Bool {
        guard let template = AnswerTemplate(text) else {
            note(
                "a brace in \"\(text)\" begins no reference", at: document.position(of: pointer),
                expected: "a request and a JSON pointer into its answer, such as {hold/id}")
            return false
        }
        var isRight = true
        for reference in template.references where !labels.asked.contains(reference.request) {
            isRight = false
            note(
                "there is no request \"\(reference.request)\" at this point",
                at: document.position(of: pointer),
                expected: labels.asked.isEmpty
                    ? "a step \"request\" before it" : Self.oneOf(labels.asked),
                suggestion: nearest(reference.request, labels.asked))
        }
        return isRight
    }
}

extension ProviderRequest {
    /// Whether a text can name a file: letters, digits, dots, - and _.
    static func isFileName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || ".-_".utf8.contains(byte)
            }
    }

    /// Whether a text can be a path: printable ASCII from a slash on.
    static func isPath(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "/") && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
