import Contracts
import Findings
import HTTPModel
import JSONModel
import PaymentsDomain

/// Brings a fresh world into the states an interaction asks for.
struct StateSetup {
    let pact: Pact

    /// The scenario that leads to the states, or the findings that say why there is none.
    func scenario(
        for interaction: PactInteraction
    ) -> Result<(scenario: Scenario, subjects: [ProviderStates.Subject]), StateFailure> {
        var steps: [Step] = []
        var subjects: [ProviderStates.Subject] = []
        var findings: [Finding] = []
        for state in interaction.states {
            guard let (template, values) = Self.find(state.name) else {
                findings.append(unknown(state))
                continue
            }
            switch subject(state, values) {
            case .success(let subject):
                subjects.append(subject)
                steps += template.steps(subject)
            case .failure(let failure): findings += failure.findings
            }
        }
        guard findings.isEmpty else { return .failure(StateFailure(findings: findings)) }
        return .success(
            (Scenario(title: interaction.description, steps: steps), subjects))
    }

    private static func find(
        _ name: String
    ) -> (template: ProviderStates.Template, values: [String: String])? {
        for template in ProviderStates.all {
            if let values = StateName(template.name).values(in: name) { return (template, values) }
        }
        return nil
    }

    private func unknown(_ state: ProviderState) -> Finding {
        let names = ProviderStates.names
        let nearest =
            NearestName.suggestion(for: state.name, among: names)
            ?? names.max { Self.likeness($0, state.name) < Self.likeness($1, state.name) }
        return Finding(
            rule: ConsumerRule.unknownState.rawValue,
            message: "there is no state \"\(state.name)\"",
            location: FindingLocation(pact.document, at: state.pointer),
            expected: "one of:\n" + names.joined(separator: "\n"), found: state.name,
            nextAction: nearest.map { "did you mean \"\($0)\"?" })
    }

    /// How many words two names share.
    private static func likeness(_ left: String, _ right: String) -> Int {
        Set(left.split(separator: " ")).intersection(right.split(separator: " ")).count
    }

    private func subject(
        _ state: ProviderState, _ values: [String: String]
    ) -> Result<ProviderStates.Subject, StateFailure> {
        func value(_ name: String) -> String? {
            values[name] ?? state.params[name].map { $0.string ?? Self.text(of: $0) }
        }
        let code = value("currency") ?? "USD"
        guard let currency = Currency(code: code) else {
            return .failure(broken(state, "no currency", "an ISO 4217 code", code))
        }
        let text = value("amount") ?? "10.50"
        guard let amount = Self.money(text, currency) else {
            return .failure(
                broken(
                    state, "no sum of money in \(code)",
                    "digits with at most \(currency.exponent) decimals", text))
        }
        let provider = value("provider") ?? "stripe"
        guard ["stripe", "razorpay"].contains(provider) else {
            return .failure(broken(state, "no provider", "stripe or razorpay", provider))
        }
        return .success(
            ProviderStates.Subject(
                order: value("order") ?? "order-1", amount: amount, provider: provider))
    }

    private static func text(of value: JSONValue) -> String {
        String(decoding: value.serialized(), as: UTF8.self)
    }

    /// A sum in major units: `10.50`, `500`.
    static func money(_ text: String, _ currency: Currency) -> Money? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, !parts[0].isEmpty, decimals.count <= currency.exponent else { return nil }
        let zeros = String(repeating: "0", count: currency.exponent - decimals.count)
        return Int(parts[0] + decimals + zeros).flatMap {
            Money(minorUnits: $0, currency: currency)
        }
    }

    private func broken(
        _ state: ProviderState, _ message: String, _ expected: String, _ found: String
    ) -> StateFailure {
        StateFailure(findings: [
            Finding(
                rule: ConsumerRule.brokenState.rawValue,
                message: "the state \"\(state.name)\" cannot be made: \(message)",
                location: FindingLocation(pact.document, at: state.pointer), expected: expected,
                found: found)
        ])
    }
}

/// Why a state cannot be reached.
struct StateFailure: Error {
    let findings: [Finding]
}
