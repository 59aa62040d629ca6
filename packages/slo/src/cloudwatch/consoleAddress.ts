/** Hosts of the console by the region's beginning (AWS General Reference, "AWS Management Console endpoints"). */
const HOSTS = [
    ["cn-", "console.amazonaws.cn"],
    ["us-gov-", "console.amazonaws-us-gov.com"],
    ["", "console.aws.amazon.com"],
] as const;

/** The address of a dashboard in CloudWatch's console. */
export function consoleAddress(region: string, dashboardName: string): string {
    const [, host] = HOSTS.find(([begin]) => region.startsWith(begin)) ?? HOSTS[2];
    return `https://${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboardName}`;
}
