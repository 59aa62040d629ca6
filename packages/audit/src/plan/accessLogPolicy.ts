import type { PolicyStatement } from "./statement.ts";

/** What lets S3 deliver access logs of one bucket into another: of that bucket alone, in this account. */
export function accessLogStatements(account: string, sourceArn: string, targetArn: string): PolicyStatement[] {
    return [
        {
            Sid: "AccessLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${targetArn}/*`,
            Condition: { ArnLike: { "aws:SourceArn": sourceArn }, StringEquals: { "aws:SourceAccount": account } },
        },
    ];
}

/** Everyone must use TLS, on the bucket and what is in it. */
export function tlsOnly(bucketArn: string): PolicyStatement {
    return {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}
