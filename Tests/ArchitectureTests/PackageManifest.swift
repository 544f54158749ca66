/// What Package.swift says about its targets, read from its text.
///
/// This reads the few forms our manifest is written in and refuses every other, so that a manifest
/// it does not understand is a failing test and not an unchecked one.
struct PackageManifest {
    struct Module: Equatable {
        let name: String
        let modules: Set<String>
        let packages: Set<String>
    }

    struct NotUnderstood: Error, Equatable {
        let text: String
    }

    private(set) var modules: [Module] = []
    /// `let crypto = Target.Dependency.product(name: "Crypto", …)` puts "Crypto" under crypto.
    private var products: [String: String] = [:]
    /// `let edge = ["PaymentsDomain", …]` puts those names under edge.
    private var lists: [String: Set<String>] = [:]

    init(_ text: String) throws(NotUnderstood) {
        let statements = Self.statements(of: text)
        for statement in statements { readConstant(statement) }
        for statement in statements {
            for call in Self.calls(of: "module(", in: statement) { try read(module: call) }
            for call in Self.calls(of: ".executableTarget(", in: statement) {
                try read(executable: call)
            }
        }
    }

    /// The text cut before every line that starts a top-level declaration, white space folded.
    private static func statements(of text: String) -> [String] {
        var statements: [String] = [""]
        for line in text.split(separator: "\n") where !line.hasPrefix("//") {
            if line.hasPrefix("let ") || line.hasPrefix("func ") { statements.append("") }
            let words = line.split(separator: " ").joined(separator: " ")
            statements[statements.count - 1] += words + " "
        }
        return statements.filter { !$0.hasPrefix("func ") }
    }

    private mutating func readConstant(_ statement: String) {
        let words = statement.split(separator: " ")
        guard words.count > 3, words[0] == "let", words[2] == "=" else { return }
        let name = String(words[1])
        if words[3].hasPrefix("Target.Dependency.product(") {
            products[name] = Self.quoted(in: statement).first
        } else if words[3].hasPrefix("["), !statement.contains("(") {
            lists[name] = Set(Self.quoted(in: statement))
        }
    }

    private mutating func read(module call: String) throws(NotUnderstood) {
        guard let name = Self.quoted(in: call).first else { throw NotUnderstood(text: call) }
        let uses = try value(of: "uses:", in: call)
        let packages = try value(of: "packages:", in: call)
        add(name, uses, packages)
    }

    private mutating func read(executable call: String) throws(NotUnderstood) {
        guard let name = Self.quoted(in: call).first else { throw NotUnderstood(text: call) }
        let dependencies = try value(of: "dependencies:", in: call)
        let external = Set(products.values)
        add(name, dependencies.subtracting(external), dependencies.intersection(external))
    }

    private mutating func add(_ name: String, _ uses: Set<String>, _ packages: Set<String>) {
        modules.append(Module(name: name, modules: uses, packages: packages))
    }

    /// The names an argument stands for: a list, a constant, or all modules but one.
    private func value(of label: String, in call: String) throws(NotUnderstood) -> Set<String> {
        guard let start = call.firstRange(of: label)?.upperBound else { return [] }
        let text = call[start...].drop { $0 == " " }
        if text.hasPrefix("[") { return try elements(of: text.prefix { $0 != "]" }.dropFirst()) }
        let word = String(text.prefix { $0.isLetter || $0.isNumber })
        if let list = lists[word] { return list }
        guard word == "everything", text.hasPrefix("everything.filter { $0 != ") else {
            throw NotUnderstood(text: String(text))
        }
        let excluded = Self.quoted(in: String(text.prefix { $0 != "}" }))
        return Set(modules.map(\.name)).subtracting(excluded)
    }

    private func elements(of list: Substring) throws(NotUnderstood) -> Set<String> {
        var names: Set<String> = []
        for element in list.split(separator: ",") {
            let word = element.split(separator: " ").joined()
            if word.isEmpty { continue }
            if let name = Self.quoted(in: word).first ?? products[word] {
                names.insert(name)
            } else {
                throw NotUnderstood(text: word)
            }
        }
        return names
    }

    /// The texts between quotes, in order.
    private static func quoted(in text: String) -> [String] {
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
    }

    /// What stands between the parentheses of each call.
    private static func calls(of opening: String, in statement: String) -> [String] {
        var calls: [String] = []
        var rest = statement[...]
        while let start = rest.firstRange(of: opening)?.upperBound {
            var depth = 1
            let arguments = rest[start...].prefix { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth > 0
            }
            calls.append(String(arguments))
            rest = rest[arguments.endIndex...]
        }
        return calls
    }
}
