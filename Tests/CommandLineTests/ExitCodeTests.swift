import Foundation
import Testing

@Suite struct ExitCodeTests {
    @Test func `a history that holds ends with 0 and says so`() throws {
        let ending = try Paycheck.run(["explore", "--runs", "20", "--seed", "1"])
        #expect(ending.code == 0)
        #expect(ending.output.contains("histories  20 drawn (profile rough, seed 1)"))
        #expect(ending.output.hasSuffix("holds\n"))
        #expect(ending.errors == "")
    }

    @Test func `a scenario that does not hold ends with 1 and shows the history`() throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            """
            scenario: A claim that is wrong
            steps:
              - authorize: p1
                amount: EUR 10.00
            expect:
              - payment: p1
                status: CAPTURED
            """, to: "wrong.yaml")
        let ending = try Paycheck.run(["run", file])
        #expect(ending.code == 1)
        #expect(ending.output.contains("wrong.yaml:6:5"))
        #expect(ending.output.contains("expected  CAPTURED"))
        #expect(ending.output.contains("found     AUTHORIZED"))
        #expect(ending.output.contains("shopper orders p1 for EUR 10.00"))
    }

    @Test func `wrong usage ends with 2 and names the mistake`() throws {
        for arguments in [
            ["explore", "--runs", "many"], ["explroe"], ["explore", "--profile", "wild"],
            ["explore", "--only", "no-such-rule"], ["run", "--store", "oracle"],
        ] {
            let ending = try Paycheck.run(arguments)
            #expect(ending.code == 2, "\(arguments)")
            #expect(ending.errors.hasPrefix("Error: "), "\(ending.errors)")
        }
    }

    @Test func `an unknown command is answered with the nearest known one`() throws {
        let ending = try Paycheck.run(["exploer"])
        #expect(ending.code == 2)
        #expect(ending.errors.hasPrefix("Error: There is no command \"exploer\"."))
        #expect(ending.errors.contains("Did you mean \"explore\"?"))
    }

    @Test func `an unknown rule is answered with the nearest known one`() throws {
        let ending = try Paycheck.run(["explore", "--only", "capture-cieling"])
        #expect(ending.code == 2)
        #expect(ending.errors.contains("Did you mean \"capture-ceiling\"?"))
    }

    @Test func `a wrong scenario ends with 3 and names place, mistake and nearest word`() throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "scenario: A slip\nsteps:\n  - authorize: p1\n    amount: EUR 10.00\n"
                + "  - capure: p1\n", to: "slip.yaml")
        let ending = try Paycheck.run(["run", file])
        #expect(ending.code == 3)
        #expect(
            ending.errors.hasPrefix(
                "\(file):5:5: unknown step \"capure\"; did you mean \"capture\"?"))
    }

    @Test func `an unreadable YAML file ends with 3 and names the place`() throws {
        let scratch = try Scratch()
        let file = try scratch.write("scenario: [unclosed\nsteps: {", to: "torn.yaml")
        let ending = try Paycheck.run(["run", file])
        #expect(ending.code == 3)
        #expect(ending.errors.hasPrefix(file + ":"))
    }

    @Test func `a missing file ends with 3 and names the file`() throws {
        let ending = try Paycheck.run(["run", "no/such/file.yaml"])
        #expect(ending.code == 3)
        #expect(ending.errors.contains("no/such/file.yaml"))
    }

    @Test func `a missing contracts folder ends with 3 and names it`() throws {
        let ending = try Paycheck.run(["verify", "--contracts", "no/such/contracts"])
        #expect(ending.code == 3)
        #expect(ending.errors.contains("no/such/contracts"))
    }

    @Test func `a schema that is no JSON ends with 3 and names line and column`() throws {
        let scratch = try Scratch()
        let contracts = try scratch.copyContracts()
        let file = try scratch.write(
            "{\n  \"type\": object\n}", to: "contracts/events/payment_failed.v1.json")
        let ending = try Paycheck.run(["verify", "--contracts", contracts])
        #expect(ending.code == 3)
        #expect(ending.errors.contains(file + ":2:11"))
    }

    @Test func `an unknown keyword in a schema ends with 1 and names it`() throws {
        let scratch = try Scratch()
        let contracts = try scratch.copyContracts()
        let name = "contracts/events/payment_failed.v1.json"
        let path = scratch.folder.appendingPathComponent(name)
        let text = try String(contentsOf: path, encoding: .utf8)
        try scratch.write(
            text.replacingOccurrences(
                of: "\"additionalProperties\"", with: "\"aditionalProperties\""), to: name)
        let ending = try Paycheck.run(["verify", "--contracts", contracts])
        #expect(ending.code == 1)
        #expect(ending.errors.contains("aditionalProperties"))
        #expect(ending.errors.contains("payment_failed.v1.json:"))
        #expect(ending.errors.contains("additionalProperties"))
    }

    @Test func `a search that played nothing cannot tell and ends with 4`() throws {
        let ending = try Paycheck.run(["explore", "--runs", "0", "--seed", "1"])
        #expect(ending.code == 4)
        #expect(ending.output.contains("cannot tell"))
    }
}
