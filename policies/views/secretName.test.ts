import assert from "node:assert/strict";
import { isSecretName } from "./secretName.ts";

describe("names of secrets", () => {
    const secret = [
        "DB_PASSWORD",
        "/production/database/password/master",
        "dbpassword",
        "githubToken",
        "clientSecret",
        "client-secrets",
        "api_key",
        "apiKey",
        "APIKEY",
        "ssh-key",
        "app.private.key",
        "aws_secret_access_key",
        "admin-passwd",
        "root.pwd",
        "serviceCredentials",
        "db_creds",
        "SMTP_PASS",
        "dbPass",
        "requirepass",
        "/app/db/pw",
    ];
    for (const name of secret) {
        it(`are seen: ${name}`, () => assert.equal(isSecretName(name), true));
    }

    const harmless = [
        "",
        "/app/log-level",
        "db_password_arn",
        "tokenUrl",
        "secretName",
        "password-min-length",
        "partition_key",
        "public-key",
        "primaryKey",
        "secretary",
        "tokenizer",
        "monkeys",
        "/secrets/db/host",
        "/db/password-arn/",
        "/app/token-ttl-seconds",
        "secret-rotation-minutes",
        "proxy-pass-through",
        "bypass",
        "compass",
        "sudopw-d",
    ];
    for (const name of harmless) {
        it(`are not seen in ${JSON.stringify(name)}`, () => assert.equal(isSecretName(name), false));
    }
});
