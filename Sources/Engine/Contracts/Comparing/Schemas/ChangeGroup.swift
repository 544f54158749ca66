import Findings
import JSONModel
import JSONSchema

/// The differences a walk noted about one change, use by use.
///
/// A schema that many bodies refer to differs in each of them; for people that is one change.
struct ChangeGroup {
    /// How many uses of a schema are looked at before it is said that nobody can tell.
    static let triesLimit = 8

    /// Where a revision speaks, or could speak, about what changed.
    struct Place {
        let schema: SchemaCursor
        let keyword: String?

        init(_ schema: SchemaCursor, _ keyword: String?) {
            self.schema = schema
            self.keyword = keyword.flatMap { schema[$0] == nil ? nil : $0 }
        }

        fileprivate var text: String { "\(schema.identity) \(keyword ?? "")" }

        var location: FindingLocation {
            let pointer = keyword.map { schema.pointer.appending($0) } ?? schema.pointer
            return FindingLocation(schema.document, nameAt: pointer)
        }
    }

    let aspect: SchemaAspect
    let subject: String?
    let allowing: Place
    let refusing: Place
    fileprivate(set) var differences: [Difference] = []

    private init(_ difference: Difference, _ walk: InclusionWalk) {
        if let origin = walk.nodes[difference.node].origin,
            let member = walk.undescribed[origin]
        {
            aspect = .undescribedMember
            subject = member.name
            allowing = Place(member.silent, "properties")
            refusing = Place(member.described, nil)
        } else {
            let keyword = difference.keyword.flatMap { $0 == "false" ? nil : $0 }
            aspect = difference.aspect
            subject = difference.subject
            allowing = Place(difference.left, keyword)
            refusing = Place(difference.right, keyword)
        }
    }

    private var key: String {
        "\(aspect)\n\(allowing.text)\n\(refusing.text)\n\(subject ?? "")"
    }

    /// All groups, in the order their first differences were noted.
    static func all(of walk: InclusionWalk) -> [ChangeGroup] {
        var groups: [ChangeGroup] = []
        var places: [String: Int] = [:]
        for difference in walk.differences {
            let group = ChangeGroup(difference, walk)
            let place = places[group.key] ?? groups.count
            places[group.key] = place
            if place == groups.count { groups.append(group) }
            groups[place].differences.append(difference)
        }
        return groups
    }

    /// Looks for a value at one use after the other.
    ///
    /// - Returns: What was found, or why it cannot be told; neither when there is no change.
    func settle(_ search: WitnessSearch) -> (found: WitnessSearch.Found?, doubt: String?) {
        var tally = WitnessSearch.Tally()
        var tries = 0
        for difference in differences {
            // A difference whose every value is known is settled for good, so it costs no try.
            if tries == Self.triesLimit { break }
            if let found = search.find(difference, &tally) { return (found, nil) }
            if difference.certainty == .suspected { tries += 1 }
        }
        guard tries > 0 else { return (nil, nil) }
        return (
            nil,
            tally.legal > 0
                ? "\(tally.legal) values were tried, and both revisions accept each of them"
                : "none of \(tally.tried) values built for this place is legal at all"
        )
    }
}
