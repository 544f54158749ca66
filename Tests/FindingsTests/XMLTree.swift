import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An XML document read by the system's parser, which refuses what is not well-formed.
final class XMLTree {
    struct Malformed: Error { let reason: String }

    let name: String
    let attributes: [String: String]
    private(set) var children: [XMLTree] = []
    private(set) var text = ""

    private init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    convenience init(_ xml: String) throws {
        let parser = XMLParser(data: Data(xml.utf8))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else {
            throw Malformed(reason: "\(parser.parserError.map(String.init(describing:)) ?? "?")")
        }
        self.init(root.name, root.attributes)
        children = root.children
        text = root.text
    }

    func children(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }
    func has(_ name: String) -> Bool { !children(name).isEmpty }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: XMLTree?
        private var open: [XMLTree] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String] = [:]
        ) {
            let element = XMLTree(name, attributes)
            if let parent = open.last { parent.children.append(element) } else { root = element }
            open.append(element)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            open.last?.text += string
        }
    }
}
