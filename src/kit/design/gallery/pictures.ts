const drawn = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`

/** A page that somebody sent, as a small picture: a bill with its lines. */
export const aSheet = drawn(
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="452" viewBox="0 0 160 226"><rect width="160" height="226" fill="#fff"/><rect x="14" y="14" width="36" height="18" rx="3" fill="#2f6a73"/><g fill="none" stroke="#9a8f8c" stroke-width="4"><path d="M92 18h54M92 28h40M92 38h48"/></g><path d="M14 66h76" stroke="#3a2b2e" stroke-width="7"/><g fill="none" stroke="#c9c0bc" stroke-width="3"><path d="M14 86h132M14 98h132M14 110h118M14 122h126"/></g><rect x="14" y="142" width="132" height="40" fill="#eef3f3"/><g fill="none" stroke="#9a8f8c" stroke-width="3"><path d="M22 154h64M22 168h52M118 154h20M112 168h26"/></g><path d="M14 204h60" stroke="#c9c0bc" stroke-width="3"/></svg>',
)
