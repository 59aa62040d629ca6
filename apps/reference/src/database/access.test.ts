import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DatabaseSettings } from "../settings/settings.ts";
import { connection } from "./access.ts";

const SERVER = {
    DATABASE_HOST: "db.abc.eu-west-1.rds.amazonaws.com",
    DATABASE_PORT: 5432,
    DATABASE_NAME: "orders",
    DATABASE_USER: "reference",
    DATABASE_TLS: "on",
    DATABASE_POOL_SIZE: 10,
} as const;

function passwordOf(settings: DatabaseSettings): Promise<() => Promise<string>> {
    return connection(settings).then(({ password }) => password as () => Promise<string>);
}

describe("access to the database", () => {
    const before_ = { ...process.env };
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "reference-access-"));
        Object.assign(process.env, { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" });
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
        process.env = { ...before_ };
    });

    it("reads the password anew for each connection, so a rotated one is right at once", async () => {
        const DATABASE_PASSWORD_FILE = path.join(folder, "password");
        writeFileSync(DATABASE_PASSWORD_FILE, "first\n");
        const password = await passwordOf({ ...SERVER, DATABASE_AUTH: "password", DATABASE_PASSWORD_FILE });
        assert.equal(await password(), "first");
        writeFileSync(DATABASE_PASSWORD_FILE, "second");
        assert.equal(await password(), "second");
    });

    it("signs a token for the very server and user with IAM, good for 15 minutes", async () => {
        const password = await passwordOf({ ...SERVER, DATABASE_AUTH: "iam", AWS_REGION: "eu-west-1" });
        const token = new URL(`https://${await password()}`);
        assert.equal(token.host, "db.abc.eu-west-1.rds.amazonaws.com:5432");
        const { searchParams: query } = token;
        assert.deepEqual(
            [query.get("Action"), query.get("DBUser"), query.get("X-Amz-Expires")],
            ["connect", "reference", "900"],
        );
        assert.match(query.get("X-Amz-Credential") ?? "", /^AKIDEXAMPLE\/\d{8}\/eu-west-1\/rds-db\/aws4_request$/);
    });

    it("knows the authorities of RDS, takes those of a file instead, and the machine's elsewhere", async () => {
        const authorities = async (
            changes: Partial<typeof SERVER & { DATABASE_HOST: string; DATABASE_CA_FILE: string }>,
        ) => {
            const { ssl } = await connection({
                ...SERVER,
                ...changes,
                DATABASE_AUTH: "iam",
                AWS_REGION: "eu-west-1",
            } as DatabaseSettings);
            return typeof ssl === "object" ? ssl.ca : assert.fail("no TLS");
        };
        const [known] = [await authorities({})].flat();
        assert.match(String(known), /BEGIN CERTIFICATE/);
        assert.equal(await authorities({ DATABASE_HOST: "db.example.com" } as never), undefined);
        const DATABASE_CA_FILE = path.join(folder, "ca.crt");
        writeFileSync(DATABASE_CA_FILE, "of a file");
        assert.equal(await authorities({ DATABASE_CA_FILE }), "of a file");
    });
});
