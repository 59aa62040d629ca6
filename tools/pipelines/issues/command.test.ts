import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COMMAND = join(import.meta.dirname, "command.ts");
const TOKEN = "canary-token-5b1f";
const of = (stack: string) => `<!-- plinth:drift ${stack} -->`;

/** What an API was told, without what it was only asked. */
type Told = readonly [method: string, path: string, body: unknown][];

describe("writing issues of drift", () => {
    let folder: string;
    let server: Server;
    let told: [string, string, unknown][];
    let headers: string[];
    /** What the API answers, by the beginning of the path. */
    let answers: Readonly<Record<string, unknown>>;

    before(async () => {
        server = createServer((request, response) => {
            let text = "";
            request.on("data", (chunk: Buffer) => (text += chunk.toString()));
            request.on("end", () => {
                const { method = "", url = "" } = request;
                headers.push(String(request.headers.authorization ?? request.headers["private-token"]));
                if (method !== "GET") told.push([method, url, JSON.parse(text)]);
                const [, answer] = Object.entries(answers).find(([path]) => url.startsWith(path)) ?? [];
                response.statusCode = answer === undefined ? 404 : 200;
                response.end(JSON.stringify(answer ?? { message: "Not Found" }));
            });
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    after(() => server.close());
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "plinth-issues-"));
        told = [];
        headers = [];
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const drifted = (environment: string, ...issues: object[]) => {
        mkdirSync(join(folder, environment));
        const stacks = issues.map((issue) => ({ project: "p", issue }));
        writeFileSync(join(folder, environment, "drift.json"), JSON.stringify({ version: 1, environment, stacks }));
    };
    const run = async (env: Record<string, string>): Promise<{ code: number | null; err: string; told: Told }> => {
        const child = spawn(process.execPath, [COMMAND, "--from", folder], { env: { ISSUES_TOKEN: TOKEN, ...env } });
        let err = "";
        child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
        const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
        return { code, err, told };
    };
    const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const onGitHub = () => run({ GITHUB_API_URL: address(), GITHUB_REPOSITORY: "acme/platform" });
    const onGitLab = () => run({ CI_API_V4_URL: `${address()}/api/v4`, CI_PROJECT_ID: "42" });

    const network = {
        marker: of("plinth-network/prod"),
        title: "Drift in prod: plinth-network",
        state: "open",
        body: `${of("plinth-network/prod")}\n\nA route is gone.`,
    };
    const cache = { marker: of("plinth-cache/prod"), title: "Drift in prod: plinth-cache", state: "closed", body: "" };

    it("opens one at GitHub and closes another, and touches neither what others wrote nor pull requests", async () => {
        drifted("prod", network, cache);
        const bot = { login: "github-actions[bot]" };
        const found = { title: "t", body: `${of("plinth-cache/prod")}\nold`, user: bot };
        answers = {
            "/repos/acme/platform/issues": [
                { ...found, number: 3 },
                { ...found, number: 4, user: { login: "mallory" } },
                { ...found, number: 5, pull_request: {} },
            ],
        };
        const { code, err } = await onGitHub();
        assert.equal(code, 0, err);
        assert.deepEqual(told, [
            ["POST", "/repos/acme/platform/issues", { title: network.title, body: network.body, labels: ["drift"] }],
            ["POST", "/repos/acme/platform/issues/3/comments", { body: "The stack is as its program says again." }],
            ["PATCH", "/repos/acme/platform/issues/3", { state: "closed", state_reason: "completed" }],
        ]);
        assert.deepEqual([...new Set(headers)], [`Bearer ${TOKEN}`]);
    });

    it("does the same at GitLab, among what its own token wrote", async () => {
        drifted("prod", { ...network, body: `${network.marker}\n\nTwo routes are gone.` }, cache);
        answers = {
            "/api/v4/user": { id: 99 },
            "/api/v4/projects/42/issues?state=opened&labels=drift&author_id=99&scope=all": [
                { iid: 7, title: network.title, description: network.body },
                { iid: 8, title: cache.title, description: `${cache.marker}\n\nold` },
            ],
            "/api/v4/projects/42/issues": {},
        };
        const { code, err } = await onGitLab();
        assert.equal(code, 0, err);
        assert.deepEqual(told, [
            [
                "PUT",
                "/api/v4/projects/42/issues/7",
                { title: network.title, description: `${network.marker}\n\nTwo routes are gone.` },
            ],
            ["POST", "/api/v4/projects/42/issues/8/notes", { body: "The stack is as its program says again." }],
            ["PUT", "/api/v4/projects/42/issues/8", { state_event: "close" }],
        ]);
    });

    it("leaves the issues of an environment that could not be looked at", async () => {
        mkdirSync(join(folder, "prod"));
        answers = { "/repos": [{ number: 3, title: "t", body: cache.marker, user: { login: "github-actions[bot]" } }] };
        const { code, err } = await onGitHub();
        assert.deepEqual([code, err, told], [0, "Nothing to do.\n", []]);
    });

    it("refuses a document that is none of plinth drift's, before it asks for anything to be changed", async () => {
        for (const broken of [{ ...network, state: "gone" }, { ...network, body: "without marker" }, {}]) {
            drifted("prod", cache, broken);
            answers = { "/repos": [] };
            const { code, err } = await onGitHub();
            assert.equal(code, 1);
            assert.match(err, /drift\.json: /);
            assert.deepEqual(told, []);
            rmSync(join(folder, "prod"), { recursive: true });
        }
    });

    it("refuses to go on without a token, and says what the API refused without saying the token", async () => {
        assert.equal((await run({ GITHUB_API_URL: address(), ISSUES_TOKEN: "" })).code, 1);
        drifted("prod", network);
        answers = {};
        const { code, err } = await onGitHub();
        assert.equal(code, 1);
        assert.match(err, /GET \/repos\/acme\/platform\/issues: 404/);
        assert.doesNotMatch(err, new RegExp(TOKEN));
    });
});
