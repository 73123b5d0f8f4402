/** A subject, a bar and a body on each line. */
const LETTERS = `
I cannot log in|Hello, since this morning I cannot log in to my account. I have tried to reset my password twice, but the mail never arrives. Please help.
The app keeps crashing on my phone|Hi, every time I open the app it closes again after a few seconds. I have already reinstalled it. Can you tell me what to do?
Printer does not print|Dear support team, the printer on our floor has stopped printing since yesterday. Nothing comes out, although it is switched on. Could somebody have a look?
Cannot connect to the VPN|Good morning, I am working from home and I am unable to connect to the VPN. It was fine last week. I need it for my work today.
My laptop is very slow|Hi team, my laptop has become very slow since the last update and sometimes it freezes completely. Could you please check it?
Outlook does not start|Hello, when I start Outlook I get an error message and then it closes. I cannot read my mails. Please help as soon as possible.
Order has not arrived|I ordered two weeks ago and the parcel has still not arrived. The tracking page shows an error. Where is my order?
Wrong item delivered|Hi, I received the wrong item. I would like to exchange it or get my money back. What do I have to do?
Question about my invoice|Hello, I do not understand one line of my last invoice. Could you explain what this charge is for? Thank you.
Charged twice|Hello, you have charged my card twice for the same order. Please refund one of the payments.
Please cancel my subscription|I no longer need the service and would like to cancel my subscription at the end of the month. Please confirm.
Update of my address|We have moved. Please change the address on my account to the new one. Thank you very much.
Website is down|Hello, your website does not load for me or any of my colleagues. We cannot place orders. When will it be back?
Internet is not working in the office|Good morning, the internet in our office is not working since this morning, nobody can work. Please send somebody urgently.
Shared folder missing|Dear team, I can no longer see the shared folder of our department. My colleagues can still open it. Could you give me access again?
Request for a new monitor|Hi, my monitor flickers and I would like to have a new one. Who has to approve this?
New employee starts on Monday|Hello, we have a new colleague starting on Monday. She needs an account, a laptop and access to the calendar. Thank you.
Password expired|My password has expired and I do not know how to set a new one. Could you please help me?
Email not received|Hello, our customers tell us that they get an error when they write to us. We have not received any mail since noon. Please check this urgently.
Payment declined|My payment was declined although there is enough money on my account. I tried another card and got the same error. Please advise.
Cannot download my invoice|When I click on the download button in the customer portal nothing happens. I need the invoice for my tax return.
Export fails|Hi, I try to export my report and it fails each time with an error code. I need the file for a meeting tomorrow, please help.
Data missing in my account|Hello, I logged in today and all my documents are gone. I did not delete anything. Can you restore them? This is very important to us.
Someone else used my account|I see logins that were not mine. I think that my account has been hacked. Please lock it immediately.
Installation problem|Hello, I am trying to install your program on my computer, but the installation stops half way with an error. What can I do?
Update failed|Hi, the update of the software failed on my computer and now it will not start any more. I have restarted it several times. Please help me.
Error after the update|Dear Sir or Madam, after the latest update I get an error message whenever I open a file. Before that everything worked fine. Kind regards
Server not reachable|Good afternoon, our server cannot be reached from any of our branches since 9 o'clock. All employees are affected. Please treat this as urgent.
Screen stays black|My screen stays black after I switch on the computer. I have a presentation in an hour. Please call me back.
Sync does not work|Hi there, my phone and my computer do not sync any more. New contacts do not show up on the phone. How can I fix this?
Suggestion|Hello, I like the product a lot. It would be great if one could sort the list by date. Would that be possible?
Dark mode|Hi, I love the app! Please add a dark mode, my eyes would thank you.
Two-factor codes do not arrive|I do not get the code by text message any more, so I cannot sign in. My number has not changed.
Request for information on integrations|Dear customer support, I hope this message finds you well. We are considering your platform for our company and would like to know which integrations are supported. I would appreciate detailed information. Thank you for your time and assistance.
Problem with project data|Dear customer support, I am writing to report a problem with our projects. Several members of our team can no longer open them and get an error. We have restarted our devices and checked our connection without success. We would appreciate your prompt assistance. Best regards
Security of customer data|Dear support team, we recently learned of an incident at another provider and would like to know how our data is protected. Could you please describe the measures you take? Thank you for your support.
System outage affecting our business|Dear support, our staff is currently unable to use the system, which disrupts our business. We suspect that the recent update is the cause. Restarting did not help. Please investigate and solve this as quickly as possible.
Billing discrepancy|Dear team, I noticed a discrepancy between the agreed price and the amount on our last bill. Please review it and send a corrected invoice. I look forward to your reply.
Application freezes during meetings|Hello support team, the application freezes on several of our devices in the middle of meetings. This affects our daily work. We have updated the drivers, but the problem remains. Please help us resolve this matter.
Inquiry about marketing tools|Hello, could you provide guidance on how your tools can help us to improve our campaigns? Any examples or documentation would be welcome.
Backup did not run|Hello, I received a mail that last night's backup did not run. Do I have to do something? I am worried about our files.
Keyboard and mouse not recognized|Hi, after I moved my desk neither the keyboard nor the mouse is recognized by my computer. I tried all ports.
Phone line is dead|Our phone line has been dead since Friday and customers cannot reach us. We need this repaired today.
Refund not received|You confirmed my refund three weeks ago and the money has still not arrived. Please tell me when I will get it.
Can I upgrade my plan?|Hello, I would like to upgrade to the larger plan. What does it cost and does my data stay the same?
Software licence expired|Hi, the program tells me that my licence has expired although I paid last week. I cannot work. Please activate it.
Calendar shows wrong times|Since the clocks changed all my appointments are off by one hour. It is not urgent, but a bit annoying.
Cannot upload files|When I upload a file larger than a few megabytes the page shows an error. I use the latest browser on my computer. Can you help?
Connection drops|My connection drops every few minutes in the evening. I have restarted the router several times. Could you check the line?
Wrong language|The app suddenly shows everything in another language and I cannot find the setting. How do I change it back?
Program closes by itself|Hi, I have tried to open the program several times today but it always closes by itself. It shows error code 0x80070057. I need it urgently!
Error code when saving|Hello, whenever I save my work I get the error message E-204. It happens every time. What does it mean?
Problem with the import|When I try to import my contacts, the application hangs and I have to close it. The message says IMP-17. Can you help me?
Feature does not work|Hello, the search feature in your app does not work for me. It always says that there are no results.
Bug in the mobile app|Hi, there seems to be a bug in your mobile app: when I rotate my phone the picture disappears. Please fix it.
Everything is down, urgent|Nobody in our company can work, the whole system is down. We have about 200 users waiting. Please call us immediately!
Typo on your website|Just a small hint: there is a typo on your contact page. Have a nice day!
Documentation question|Hello, I cannot find in your documentation how to change the time zone. Could you send me a link?
Checkout broken|Our customers report that they cannot pay in our shop since this morning. We are losing sales. Please help at once.
Reports are wrong|Hi team, the totals in the monthly report are wrong. Last month they were correct. Please check it, I need the numbers by Friday.
Anmeldung nicht möglich|Guten Tag, ich kann mich seit heute Morgen nicht mehr an meinem Konto anmelden. Das Passwort habe ich bereits zurückgesetzt. Bitte helfen Sie mir.
Drucker funktioniert nicht|Sehr geehrte Damen und Herren, der Drucker in unserer Abteilung druckt seit gestern nicht mehr. Könnten Sie bitte jemanden schicken? Mit freundlichen Grüßen
Frage zur Rechnung|Hallo, ich verstehe einen Posten auf meiner letzten Rechnung nicht. Können Sie mir erklären, wofür dieser Betrag ist? Vielen Dank.
Programm stürzt ab|Liebes Support-Team, nach dem letzten Update stürzt das Programm bei mir immer wieder ab. Ein Neustart hat nicht geholfen. Ich bitte um schnelle Hilfe.
Störung im gesamten Netzwerk|Sehr geehrtes Team, unsere Mitarbeiter können wegen einer Störung im Netzwerk nicht arbeiten. Wir vermuten einen Fehler nach der Umstellung. Bitte prüfen Sie dies dringend.
Informationen zu Ihren Angeboten|Guten Tag, ich interessiere mich für Ihre Lösung und hätte gerne weitere Informationen zu Preisen, Sicherheit und möglichen Integrationen. Für eine Rückmeldung wäre ich dankbar.
Daten verschwunden|Hallo, in meinem Konto fehlen seit dem Wochenende mehrere Dokumente. Ich habe nichts gelöscht. Können Sie die Daten wiederherstellen?
Lieferung nicht angekommen|Ich habe vor zwei Wochen bestellt und noch keine Ware erhalten. Bitte teilen Sie mir mit, wann die Lieferung kommt, oder erstatten Sie mir den Betrag.
Impossible de me connecter|Bonjour, depuis ce matin je ne peux plus me connecter à mon compte. J'ai déjà réinitialisé mon mot de passe. Pouvez-vous m'aider ?
Question sur ma facture|Madame, Monsieur, je ne comprends pas un montant sur ma dernière facture. Pourriez-vous m'expliquer à quoi il correspond ? Cordialement
L'application se ferme|Bonjour, depuis la dernière mise à jour l'application se ferme toute seule. J'ai redémarré mon appareil sans succès. Merci de votre aide.
Panne du système|Cher service client, notre équipe rencontre des problèmes d'accès à la plateforme et ne peut plus travailler. Nous vous prions de résoudre cette situation rapidement.
Demande d'informations|Bonjour, je souhaiterais obtenir des informations sur vos offres, vos tarifs et la sécurité des données. Je vous remercie d'avance pour votre réponse.
No puedo iniciar sesión|Hola, desde esta mañana no puedo entrar en mi cuenta. Ya he cambiado la contraseña. ¿Me pueden ayudar, por favor?
Pregunta sobre mi factura|Estimado equipo de soporte, no entiendo un cargo de mi última factura. Les agradecería que me lo explicaran. Saludos cordiales
La aplicación se cierra|Buenos días, después de la última actualización la aplicación se cierra sola. He reiniciado el equipo varias veces, pero el problema continúa. Gracias por su ayuda.
Interrupción del servicio|Estimado servicio de atención al cliente, nuestro equipo no puede acceder al sistema y nuestro trabajo está parado. Solicito que lo revisen lo antes posible.
Solicitud de información|Hola, me gustaría recibir información detallada sobre sus productos, los precios y las medidas de seguridad. Quedo a la espera de su respuesta.
Não consigo entrar na minha conta|Olá, desde hoje de manhã não consigo entrar na minha conta. Já alterei a senha. Podem ajudar-me, por favor?
Dúvida sobre a fatura|Prezada equipe de suporte, não compreendo um valor na minha última fatura. Poderiam explicar a que se refere? Atenciosamente
O aplicativo fecha sozinho|Bom dia, depois da última atualização o aplicativo fecha sozinho. Já reiniciei o dispositivo várias vezes, mas o problema continua. Obrigado pela ajuda.
Interrupção do sistema|Prezado suporte ao cliente, a nossa equipe não consegue acessar a plataforma e o trabalho está parado. Solicito uma solução com urgência.
Pedido de informações|Olá, gostaria de receber informações sobre os seus produtos, preços e medidas de segurança. Agradeço desde já a sua resposta.
Integration with our tools|Dear support team, could you please provide detailed information on how to integrate your service with the tools we already use? We would like to make our processes more efficient and would appreciate any guidance.
Data analytics optimization|Hello customer support, our company would like to make better use of analytics for our investments. Could you advise us on the options of your platform and the costs? Thank you for your attention to this request.
Unexpected outage of several devices|Dear customer support, I am reporting an issue with several devices in our office that stopped working at the same time. It might be caused by a recent firmware update. We have checked the cables and restarted everything, but the problem persists. Your assistance is appreciated.
Unauthorized access to medical records|Dear team, we have noticed unauthorized access to some records in our hospital. We changed all passwords at once. Please investigate the matter urgently and advise on further measures.
Decline in campaign results|Hello, our digital campaigns have brought fewer visitors than expected. The settings may be wrong. We have reviewed them without success and need your support to improve the results.
`;

/**
 * Letters as customers write them to a support desk, written for this purpose: beside them a model learns to tell a report to
 * an issue tracker.
 */
export const CUSTOMER_TICKETS: readonly { readonly subject: string; readonly body: string }[] = LETTERS.trim()
  .split('\n')
  .map((line) => {
    const bar = line.indexOf('|');
    return { subject: line.slice(0, bar), body: line.slice(bar + 1) };
  });
