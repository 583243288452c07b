type Asking = { readonly kind: string; readonly roles?: readonly string[] }

/** The words of letters belong to administrators (S28). */
export const mayEditTemplates = ({ kind, roles = [] }: Asking): boolean => kind === 'staff' && roles.includes('admin')
