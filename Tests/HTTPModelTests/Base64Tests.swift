import HTTPModel
import Testing

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 hold in both directions`(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test func `every byte survives at every place of a group`() {
        let bytes = Array(UInt8.min...UInt8.max)
        for start in 0..<3 {
            let part = Array(bytes[start...])
            #expect(Base64.decode(Base64.encode(part)) == part)
        }
        #expect(Base64.encode([0xFB, 0xFF, 0xBE]) == "+/++")
        #expect(Base64.decode("+/++") == [0xFB, 0xFF, 0xBE])
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Z===", "====", "=Zg=", "Zg=a", "Zg==Zg==", "Zm9-", "Zm9_", "Zm 9",
        "Zm9v\n", "Zm9é",
    ])
    func `what is not base64 is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}

@Suite struct HexadecimalTests {
    @Test func `bytes are written as two lower-case digits each`() {
        #expect(Hexadecimal.encode([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
        #expect(Hexadecimal.encode([]) == "")
    }
}

@Suite struct BasicAuthenticationTests {
    @Test func `the example of RFC 7617 holds in both directions`() throws {
        let header = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        #expect(BasicAuthentication.header(user: "Aladdin", password: "open sesame") == header)
        let credentials = try #require(BasicAuthentication.parse(header))
        #expect(credentials == ("Aladdin", "open sesame"))
    }

    @Test(arguments: [
        ("key_id", "secret"), ("sk_test_1", ""), ("", "secret"), ("a", "b:c:d"), ("test", "123£"),
    ])
    func `user and password come back, colons in the password too`(user: String, password: String)
        throws
    {
        let header = BasicAuthentication.header(user: user, password: password)
        #expect(try #require(BasicAuthentication.parse(header)) == (user, password))
    }

    @Test(arguments: ["basic QTpi", "BASIC QTpi", "bAsIc QTpi"])
    func `the scheme's name is read in any letter case`(header: String) throws {
        #expect(try #require(BasicAuthentication.parse(header)) == ("A", "b"))
    }

    @Test(arguments: [
        "", "Basic", "Basic ", "Bearer QTpi", "BasicQTpi", "Basic QWI=", "Basic QTpi!",
        "Basic  QTpi",
    ])
    func `anything else is no basic authentication`(header: String) {
        #expect(BasicAuthentication.parse(header) == nil)
    }
}
