/** A search domain under its current name and the one it had as Elasticsearch; both take the same properties. */
export const SEARCH_DOMAIN = ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"] as const;
