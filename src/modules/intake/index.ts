export { sendContactEnquiry } from './actions/send-contact-enquiry.ts'
export { sendEmergencyReport } from './actions/send-emergency-report.ts'
export { startIntake } from './loop.ts'
export { readMailFigures } from './store/mail-figures.ts'
