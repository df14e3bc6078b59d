// A message may quote what a person typed: the log keeps the kind of fault and where it happened.

export const codeOfFault = (fault: Error): string => ('code' in fault ? `${fault.name} ${String(fault.code)}` : fault.name)

export const placeOfFault = (fault: Error): string =>
  (fault.stack ?? '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n')
