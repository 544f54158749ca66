import JSONModel
import SimulationCore

extension FaultRuleReader {
    /// The rule a mapping describes; names it does not know are left to whoever asks.
    package mutating func rule(_ object: JSONObject, at pointer: JSONPointer) -> FaultRule? {
        let members = FaultMembers(object: object, pointer: pointer)
        let name = members["fault"].flatMap { word($0, among: catalogue.map(\.name), "fault") }
        if members["fault"] == nil { lacks("fault", "its name", members) }
        let call = members["on"].flatMap { word($0, among: calls, "call") }
        if members["on"] == nil { lacks("on", "the call it strikes", members) }
        var rule = FaultRule(PlannedFault(name ?? "", on: call ?? ""))
        rule.fault.id = members["id"].flatMap { text($0, "id") }
        readChance(of: &rule, members)
        readTimes(of: &rule, members)
        let description = catalogue.first { $0.name == name }
        readFilter(of: &rule, members, description)
        readAmount(of: &rule, members, description)
        readCapacity(of: &rule, members, description)
        readCounts(of: &rule, members)
        return name == nil || call == nil ? nil : rule
    }

    private mutating func readCounts(of rule: inout FaultRule, _ members: FaultMembers) {
        if let every = members["every"].flatMap({ count($0, "distance of calls") }) {
            rule.fault.every = every
        }
        rule.fault.occurrence =
            members["occurrence"].flatMap { count($0, "occurrence") }
            ?? FaultRule.usualOccurrence(every: rule.fault.every)
        if rule.fault.times == PlannedFault.endless {
            if let times = members["times"] {
                note(
                    "a fault that is both counted and until \(Self.cleared)", at: times.pointer,
                    concernsName: true, expected: "times or until: \(Self.cleared)")
            }
            return
        }
        rule.fault.times =
            members["times"].flatMap { count($0, "number of times") } ?? rule.usualTimes
    }

    private mutating func readTimes(of rule: inout FaultRule, _ members: FaultMembers) {
        rule.delay = members["from"].flatMap { duration($0) }
        rule.lasting = members["for"].flatMap { duration($0) }
        guard let until = members["until"] else { return needsEnd(rule, members) }
        guard members["for"] == nil else {
            return note(
                "a fault with both for and until", at: until.pointer, concernsName: true,
                expected: "one of them")
        }
        if until.value.string == Self.cleared {
            rule.fault.times = PlannedFault.endless
            return needsEnd(rule, members)
        }
        guard let end = duration(until, or: Self.cleared) else { return }
        let start = rule.delay ?? .zero
        guard end > start else {
            return refuse(
                until.value, "no end after the beginning", at: until.pointer,
                expected: "more than \(start)")
        }
        rule.lasting = .milliseconds(end.milliseconds - start.milliseconds)
    }

    private mutating func readChance(of rule: inout FaultRule, _ members: FaultMembers) {
        rule.fault.chance = members["chance"].flatMap { share($0) } ?? .all
        guard let ramp = members["ramp-to"] else { return }
        rule.fault.rampTo = share(ramp)
        guard members["chance"] == nil else { return }
        note(
            "a ramp without a beginning", at: ramp.pointer, concernsName: true,
            expected: "chance: the share of calls it strikes at first")
    }

    private mutating func needsEnd(_ rule: FaultRule, _ members: FaultMembers) {
        guard let ramp = members["ramp-to"], members["for"] == nil else { return }
        note(
            "a ramp without an end", at: ramp.pointer, concernsName: true,
            expected: "for or until: when that share is reached")
    }

    private mutating func readFilter(
        of rule: inout FaultRule, _ members: FaultMembers, _ description: FaultDescription?
    ) {
        var filter = CallFilter()
        filter.method = members["method"].flatMap { word($0, among: Self.methods, "method") }
        filter.path = members["path"].flatMap { text($0, "path") }
        filter.key = members["key"].flatMap { text($0, "key") }
        filter.reference = members["reference"].flatMap { text($0, "reference") }
        rule.fault.only = filter
        guard let description, !description.strikesRequests else { return }
        for name in ["method", "path", "key", "reference"] {
            guard let member = members[name] else { continue }
            note(
                "the fault \"\(description.name)\" strikes no requests", at: member.pointer,
                concernsName: true, expected: "no \(name)")
        }
    }

    private mutating func readAmount(
        of rule: inout FaultRule, _ members: FaultMembers, _ description: FaultDescription?
    ) {
        guard let member = members["amount"], let description else { return }
        if description.amount != nil {
            rule.fault.amount = duration(member)?.milliseconds ?? 0
        } else {
            note(
                "the fault \"\(description.name)\" takes no amount", at: member.pointer,
                concernsName: true, expected: "no amount")
        }
    }

    private mutating func readCapacity(
        of rule: inout FaultRule, _ members: FaultMembers, _ description: FaultDescription?
    ) {
        guard description?.name == FaultCatalogue.capacity else {
            for name in ["rate", "refuses-at", "fails-at", "wasted"] {
                guard let member = members[name], let description else { continue }
                note(
                    "the fault \"\(description.name)\" has no \(name)", at: member.pointer,
                    concernsName: true, expected: "the fault \(FaultCatalogue.capacity)")
            }
            return
        }
        guard let rate = members["rate"] else {
            return lacks("rate", "how much is carried, such as 20/s", members)
        }
        var terms = CapacityTerms(requests: 1)
        if let read = self.rate(rate) { (terms.requests, terms.period) = read }
        if let limit = members["refuses-at"].flatMap({ duration($0) }) { terms.refusesAt = limit }
        if let limit = members["fails-at"].flatMap({ duration($0) }) { terms.failsAt = limit }
        if let wasted = members["wasted"].flatMap({ share($0) }) { terms.wasted = wasted }
        rule.fault.capacity = terms
    }

    private mutating func lacks(_ name: String, _ what: String, _ members: FaultMembers) {
        note("a fault without \"\(name)\"", at: members.pointer, expected: "\(name): \(what)")
    }
}

/// The members of a fault, each with its place.
struct FaultMembers {
    let object: JSONObject
    let pointer: JSONPointer

    subscript(_ name: String) -> FaultMember? {
        object[name].map { FaultMember(value: $0, pointer: pointer.appending(name)) }
    }
}

/// A value of a fault, with its place.
struct FaultMember {
    let value: JSONValue
    let pointer: JSONPointer
}
