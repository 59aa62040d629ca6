// Plain JavaScript, because a Node older than 22.18 cannot load TypeScript and has to be told so in words.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)) {
    // Not awaited: the SDK loads this file with require(), which refuses a module that awaits at its top level.
    import("./pack.ts").catch((error) => {
        console.error(error.name === "EnvironmentPolicyError" ? error.message : error);
        process.exit(1);
    });
} else {
    console.error(
        `The policy pack needs Node 22.18 or newer and this is ${process.versions.node}: run the command through npx or an npm script of the repository, which bring their own Node, or install Node 24.`,
    );
    process.exit(1);
}
