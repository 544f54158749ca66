import Testing

@Suite struct GatewaysCommandTests {
    @Test func `a walk is of the seed and in the format it was asked for`() throws {
        let ending = try Paycheck.run([
            "gateways", "conform", "--provider", "razorpay", "--exchanges", "50", "--seed", "7",
            "--format", "sarif",
        ])
        #expect(ending.code == 0)
        #expect(ending.output.contains("\"version\": \"2.1.0\""))
        let text = try Paycheck.run([
            "gateways", "walk", "--provider", "stripe", "--requests", "50", "--seed", "9",
        ])
        #expect(text.output.hasSuffix("seed       9\nholds\n"))
    }

    @Test func `the help lists how to serve, without a subcommand`() throws {
        let help = try Paycheck.run(["gateways", "--help"]).output
        for option in ["--stripe-port", "--webhook-url", "--state", "--seed"] {
            #expect(help.contains(option))
        }
        #expect(help.contains("webhook-reordered"))
        #expect(help.contains("key-replay"))
    }

    @Test func `a mistyped subcommand is answered with the right one`() throws {
        let ending = try Paycheck.run(["gateways", "confrom"])
        #expect(ending.code == 2)
        #expect(
            ending.errors.hasPrefix(
                "Error: There is no command \"confrom\". Did you mean \"conform\"?"))
        #expect(ending.errors.hasSuffix("The commands: serve, conform, walk.\n"))
    }
}
