/** The settings that point to the simulators; the secrets come from the caller. */
export const sandboxSettings = (port: number, sandboxPort: number, smtpPort: number, clamdPort: number): Record<string, string> => {
  const at = `http://localhost:${sandboxPort}`
  return {
    PORT: String(port),
    POLL_SECONDS: '1',
    FRANCECONNECT_ISSUER: `${at}/franceconnect/api/v2`,
    FRANCECONNECT_CLIENT_ID: 'papier-rose',
    PROCONNECT_ISSUER: `${at}/proconnect/api/v2`,
    PROCONNECT_CLIENT_ID: 'papier-rose',
    PRINTER_URL: `${at}/imprimerie`,
    LAPOSTE_URL: `${at}/laposte`,
    EPHOTO_URL: `${at}/ephoto`,
    SMS_URL: `${at}/sms`,
    CLAMD_URL: `tcp://localhost:${clamdPort}`,
    SMTP_URL: `smtp://localhost:${smtpPort}`,
  }
}
