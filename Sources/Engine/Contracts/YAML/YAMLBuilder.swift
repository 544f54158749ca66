import JSONModel

/// Builds the JSON value of a YAML document from its events, with the place of every part.
struct YAMLBuilder {
    /// A value that is complete, with what aliases to it need.
    private struct Finished {
        var value: JSONValue
        /// Its records, the value's own first.
        var records: Range<Int>
        /// Levels below it.
        var height: Int
    }

    /// A collection whose end has not come yet.
    private struct Open {
        var record: Int
        var anchor: String?
        var elements: [JSONValue] = []
        var object: JSONObject?
        var name: (text: String, offset: Int)?
        var height = 0
    }

    private(set) var root: JSONValue?
    private(set) var records: [JSONPlaces.Record] = []
    private(set) var repeated: [RepeatedMember] = []
    private var open: [Open] = []
    private var anchors: [String: Finished] = [:]
    private var aliasedCount = 0

    mutating func add(_ node: YAMLEvent.Node, at offset: Int) throws(YAMLFault) {
        if let place = open.indices.last, open[place].object != nil, open[place].name == nil {
            if case .mappingEnd = node {
                finishCollection()
            } else {
                open[place].name = (try YAMLName.read(node, at: offset), offset)
            }
            return
        }
        switch node {
        case .alias(let name): try addAlias(name, at: offset)
        case .scalar(let scalar):
            let record = try addRecord(at: offset)
            let value = try YAMLScalar.value(of: scalar, at: offset)
            finish(value, record: record, anchor: scalar.properties.anchor, height: 0)
        case .sequenceStart(let properties):
            try YAMLScalar.checkTag(properties.tag, is: "seq", at: offset)
            open.append(Open(record: try addRecord(at: offset), anchor: properties.anchor))
        case .mappingStart(let properties):
            try YAMLScalar.checkTag(properties.tag, is: "map", at: offset)
            open.append(
                Open(
                    record: try addRecord(at: offset), anchor: properties.anchor,
                    object: JSONObject()))
        case .sequenceEnd, .mappingEnd: finishCollection()
        }
    }

    private mutating func addRecord(at offset: Int, height: Int = 0) throws(YAMLFault) -> Int {
        guard open.count + height <= YAMLDocument.depthLimit else {
            throw YAMLFault(offset, "nested more than \(YAMLDocument.depthLimit) levels deep")
        }
        let value = UInt32(truncatingIfNeeded: offset)
        let name = open.last?.name.map { UInt32(truncatingIfNeeded: $0.offset) } ?? value
        records.append(JSONPlaces.Record(value: value, name: name))
        return records.count - 1
    }

    /// Writes out what an anchor stands for, within the limit for all aliases together.
    private mutating func addAlias(_ name: String, at offset: Int) throws(YAMLFault) {
        guard let target = anchors[name] else {
            throw YAMLFault(
                offset, "found undefined alias", expected: "an anchor &\(name) before this")
        }
        aliasedCount += target.records.count
        guard aliasedCount <= YAMLDocument.aliasLimit else {
            throw YAMLFault(
                offset,
                "what the aliases refer to stands for more than \(YAMLDocument.aliasLimit) values",
                nextAction: "use fewer aliases")
        }
        let record = try addRecord(at: offset, height: target.height)
        // Findings inside name the anchor's own text: that is where a person has to look.
        records[record].value = records[target.records.lowerBound].value
        for inner in target.records.dropFirst() { records.append(records[inner]) }
        finish(target.value, record: record, anchor: nil, height: target.height)
    }

    private mutating func finishCollection() {
        guard let last = open.popLast() else { return }
        let value = last.object.map(JSONValue.object) ?? .array(last.elements)
        finish(value, record: last.record, anchor: last.anchor, height: last.height)
    }

    private mutating func finish(
        _ value: JSONValue, record: Int, anchor: String?, height: Int
    ) {
        records[record].span = UInt32(truncatingIfNeeded: records.count - record)
        if let anchor {
            anchors[anchor] = Finished(
                value: value, records: record..<records.count, height: height)
        }
        guard let place = open.indices.last else {
            root = value
            return
        }
        open[place].height = max(open[place].height, height + 1)
        guard let name = open[place].name else {
            open[place].elements.append(value)
            return
        }
        if open[place].object?.contains(name.text) == true {
            repeated.append(
                RepeatedMember(
                    pointer: path, offset: UInt32(truncatingIfNeeded: name.offset)))
        }
        open[place].object?.append(name.text, value)
        open[place].name = nil
    }

    /// Where the value being read will stand.
    private var path: JSONPointer {
        JSONPointer(open.map { $0.name?.text ?? String($0.elements.count) })
    }
}
