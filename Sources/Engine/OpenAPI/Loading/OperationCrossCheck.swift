import Findings
import JSONModel

/// Holds operations against their paths, each other and the links between them.
struct OperationCrossCheck {
    let documents: DocumentSet
    let sketches: [OperationSketch]
    private(set) var routes = RouteTable()
    private(set) var problems: [Finding] = []

    init(_ documents: DocumentSet) {
        self.documents = documents
        sketches = documents.sketches()
        for (number, sketch) in sketches.enumerated() {
            checkPath(of: sketch)
            addRoutes(of: sketch, number)
            checkLinks(of: sketch)
        }
    }

    private mutating func checkPath(of sketch: OperationSketch) {
        guard let template = PathTemplate(sketch.path) else { return }
        let given = sketch.pathNames
        for name in template.names where !given.contains(name) {
            report(
                .pathParameterMismatch, documents.location(sketch.place),
                "\"{\(name)}\" in the path has no parameter",
                expected: "a parameter \"\(name)\" in the path",
                nextAction: NearestName.question(for: name, among: given))
        }
        for parameter in sketch.parameters where parameter.object["in"] == "path" {
            guard let name = parameter.object["name"]?.string, !template.names.contains(name)
            else { continue }
            report(
                .pathParameterMismatch, documents.location(parameter.place),
                "the path \(template.text) has no \"{\(name)}\" for this parameter",
                expected: template.names.isEmpty
                    ? "a path with this parameter"
                    : "one of \(template.names.joined(separator: ", "))",
                nextAction: NearestName.question(for: name, among: template.names))
        }
    }

    private mutating func addRoutes(of sketch: OperationSketch, _ number: Int) {
        for (template, skipped) in sketch.templates {
            let other = routes.add(template, sketch.method, operation: number, skipping: skipped)
            guard let other, other != number, sketches[other].path != sketch.path else { continue }
            report(
                .ambiguousPath, documents.location(sketch.place),
                "the path matches the same requests as \(sketches[other].path)",
                expected: "paths that can be told apart", nextAction: "remove one of the two")
        }
    }

    private mutating func checkLinks(of sketch: OperationSketch) {
        let place = sketch.place.appending("responses")
        for response in sketch.object["responses"]?.object?.members ?? [] {
            guard
                let (object, spot) = documents.resolve(
                    response.value, at: place.appending(response.name))
            else { continue }
            for link in object["links"]?.object?.members ?? [] {
                let inner = spot.appending("links").appending(link.name)
                guard let (link, target) = documents.resolve(link.value, at: inner) else {
                    continue
                }
                check(link, at: target)
            }
        }
    }

    private mutating func check(_ link: JSONObject, at place: OpenAPIPlace) {
        let known = sketches.compactMap(\.id)
        guard let number = target(of: link, at: place) else {
            let isByID = link["operationId"] != nil
            let word = isByID ? "operationId" : "operationRef"
            guard let text = link[word]?.string else { return }
            report(
                .unresolvedReference, documents.location(place.appending(word)),
                "the link leads to no operation of this document", expected: "an operation",
                found: text,
                nextAction: isByID ? NearestName.question(for: text, among: known) : nil)
            return
        }
        let names = sketches[number].parameters.compactMap { $0.object["name"]?.string }
        let places = sketches[number].parameters.compactMap { parameter in
            parameter.object["name"]?.string.map {
                "\(parameter.object["in"]?.string ?? "").\($0)"
            }
        }
        for name in link["parameters"]?.object?.names ?? []
        where !names.contains(name) && !places.contains(name) {
            report(
                .unresolvedReference,
                documents.location(nameAt: place.appending("parameters").appending(name)),
                "the link fills a parameter \"\(name)\" its operation does not have",
                expected: names.isEmpty
                    ? "no parameters" : "one of \(names.joined(separator: ", "))",
                nextAction: NearestName.question(for: name, among: names))
        }
    }

    /// The operation a link leads to, or nil.
    func target(of link: JSONObject, at place: OpenAPIPlace) -> Int? {
        if let id = link["operationId"]?.string { return sketches.firstIndex { $0.id == id } }
        guard let reference = link["operationRef"]?.string,
            case .success(let target) = documents.target(of: reference, from: place.document)
        else { return nil }
        return sketches.firstIndex { $0.place == target }
    }

    private mutating func report(
        _ rule: OpenAPIRule, _ location: FindingLocation, _ message: String, expected: String,
        found: String? = nil, nextAction: String? = nil
    ) {
        problems.append(
            Finding(
                rule: rule.rawValue, message: message, location: location, expected: expected,
                found: found, nextAction: nextAction))
    }
}
