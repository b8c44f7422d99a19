using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Sessions;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Web.Printing;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Consents;

/// <summary>The patient's copy of a signed consent, on paper: the exact text, its signatures and its hash.</summary>
static class ConsentPaper
{
    static readonly EvidenceLevel[] Ladder =
        [EvidenceLevel.Randomised, EvidenceLevel.Controlled, EvidenceLevel.Series, EvidenceLevel.Case, EvidenceLevel.Claim, EvidenceLevel.RandomisedNoBenefit];

    public static byte[] Print(ConsentCopy copy, ClinicKnowledge knowledge, DateTimeOffset now)
    {
        var row = copy.Consent;
        var say = new Say(row.Language, TimeZoneInfo.FindSystemTimeZoneById(copy.TimeZone));
        var title = TitleOf(say, row);
        var paper = new Paper(title, copy.Clinic, row.Language, now);
        paper.Letterhead(copy.Clinic, copy.Phone);
        paper.Title(title);
        if (copy.Withdrawal is { } withdrawal)
            paper.Stamp(say[$"Отозвано {say.Moment(withdrawal.At)}", $"Withdrawn {say.Moment(withdrawal.At)}"], withdrawal.Reason ?? say["Причину пациент не назвал и называть не обязан.", "The patient gave no reason and need not give one."]);
        paper.Facts([.. Facts(copy, knowledge, say)]);
        var levelShown = false;
        foreach (var section in ConsentSection.Of(row.Content))
        {
            if (section.Heading.Length > 0)
                paper.Heading(section.Heading);
            paper.Paragraph(section.Words);
            if (!levelShown && row.Evidence is { } level && section.Words.Contains(EvidenceWords.Plain(level).In(row.Language), StringComparison.Ordinal))
            {
                levelShown = true;
                paper.Table([say["Насколько изучено", "How well it is studied"], say["Что это значит", "What it means"]], [3, 7],
                    [.. Ladder.Select(l => new PaperRow([EvidenceWords.Name(l).In(row.Language), EvidenceWords.Plain(l).In(row.Language)], l == level))]);
            }
        }

        paper.Heading(say["Подписи", "Signatures"]);
        if (copy.Signatures.Count > 0)
            paper.Signatures([.. copy.Signatures.OrderBy(s => s.Party).Select(s => Signature(say, s))]);
        else
            paper.Paragraph(say[$"Подписано именем: {row.Guardian ?? row.Signature}, {say.Moment(row.SignedAt)}", $"Signed by typed name: {row.Guardian ?? row.Signature}, {say.Moment(row.SignedAt)}"]);
        paper.Small(say["Согласие можно отозвать в любой момент, не называя причины: скажите сотруднику клиники или попросите ссылку.", "This consent can be withdrawn at any moment without giving a reason: tell anybody of the clinic, or ask for a link."]);
        return paper.Finish(
            [$"SHA-256 {row.TextVersion}", string.Join(" · ", new[] { row.Edition is { } edition ? say[$"редакция текста {edition}", $"wording {edition}"] : null, row.RuleSet is { } rules ? say[$"правила {rules}", $"rules {rules}"] : null, $"{row.Id}" }.OfType<string>())],
            (at, of) => say[$"стр. {at} из {of}", $"page {at} of {of}"]);
    }

    public static string TitleOf(Say say, ConsentRow row) => row.Purpose == ConsentPurpose.Treatment
        ? say["Информированное согласие на процедуру", "Informed consent to treatment"]
        : say["Согласие пациента", "Patient's consent"];

    static IEnumerable<(string, string)> Facts(ConsentCopy copy, ClinicKnowledge knowledge, Say say)
    {
        var row = copy.Consent;
        yield return (say["Пациент", "Patient"], copy.Patient.FullName);
        yield return (say["Дата рождения", "Date of birth"], copy.Patient.BirthDate is { } born ? say.Date(born) : say["не записана", "not recorded"]);
        if (row is { Modality: { } modality, Zone: { } zone })
        {
            yield return (say["Методика", "Modality"], say.Modality(modality));
            yield return (say["Зона", "Zone"], knowledge.Zone(say, zone));
            yield return (say["Сеансы", "Sessions"], say.Range(row.FirstSession ?? 1, row.LastSession ?? 1));
        }
        else if (row.Permit is { } permit)
        {
            yield return (say["Цель", "Purpose"], knowledge.Permits.FirstOrDefault(p => p.Id == permit) is { } known ? say[known.Name] : permit);
        }

        yield return (say["Подписано", "Signed"], say.Moment(row.SignedAt));
        if (row.Guardian is { } guardian)
            yield return (say["Законный представитель", "Guardian"], guardian);
        yield return (say["Объяснил(а)", "Explained by"], copy.Signatures.FirstOrDefault(s => s.Party == ConsentParty.Explainer)?.Name ?? "—");
    }

    static PaperSignature Signature(Say say, ConsentSignature signature) => new(
        signature.Party switch
        {
            ConsentParty.Explainer => say["Объяснил(а) и ответил(а) на вопросы", "Explained and answered questions"],
            ConsentParty.Guardian => say["Законный представитель", "Guardian"],
            _ => say["Пациент", "Patient"],
        },
        signature.Name,
        signature.Manner == SignatureManner.Drawn ? say.Moment(signature.At) : say[$"подписано именем, {say.Moment(signature.At)}", $"by typed name, {say.Moment(signature.At)}"],
        signature.Drawing);
}
