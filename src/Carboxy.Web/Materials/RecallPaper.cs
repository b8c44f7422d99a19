using Carboxy.Knowledge;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Printing;
using Carboxy.Work.Materials;

namespace Carboxy.Web.Materials;

/// <summary>Who issues a paper: the clinic, and where it is reached.</summary>
sealed record Issuer(string Clinic, Text? Phone, TimeZoneInfo Zone);

/// <summary>A recall on paper: the list for the clinic, and a letter for each patient in their own language.</summary>
static class RecallPaper
{
    public static byte[] List(TouchedView view, Issuer issuer, Language language, DateTimeOffset now)
    {
        var say = new Say(language, issuer.Zone);
        var title = say["Отзыв: пациенты и сеансы", "Recall: patients and sessions"];
        var paper = new Paper(title, issuer.Clinic, language, now);
        paper.Letterhead(issuer.Clinic, issuer.Phone?.In(language));
        paper.Title(title, $"{view.Subject.Name}, {view.Subject.Batch}");
        paper.Facts([(say["Пациентов", "Patients"], say.Number(view.Patients)), (say["Сеансов", "Sessions"], say.Number(view.Sessions)), (say["Составлено", "Made"], say.Moment(now)), (say["Отозвана", "Recalled"], view.Subject.Recalled ? say["да", "yes"] : say["нет", "no"])]);
        paper.Table([say["Пациент", "Patient"], say["Родился", "Born"], say["Телефон", "Phone"], say["Дни сеансов", "Days of sessions"]], [4, 2, 3, 4],
            [.. view.Shown.Select(p => new PaperRow([p.Patient.FullName, p.Patient.BirthDate is { } born ? say.ShortDate(born) : "—", p.Patient.Phone ?? "—", string.Join(", ", p.Sessions.Select(s => say.ShortDate(s.OnDay)))]))]);
        return paper.Finish([say["Список содержит данные пациентов: храните его как историю болезни.", "This list holds patients' data: keep it as you keep a record."]], (at, of) => say[$"стр. {at} из {of}", $"page {at} of {of}"]);
    }

    /// <summary>The words are those of the message, so that paper and mail say the same.</summary>
    public static byte[] Letters(TouchedView view, Issuer issuer, MessageTemplate template, Language reader, DateTimeOffset now)
    {
        var paper = new Paper(new Say(reader, issuer.Zone)["Письма об отзыве", "Letters of a recall"], issuer.Clinic, reader, now);
        var first = true;
        foreach (var touched in view.Shown)
        {
            if (!first)
                paper.NewPage();
            first = false;
            var (language, say) = (touched.Patient.Language, new Say(touched.Patient.Language, issuer.Zone));
            Dictionary<string, string> said = new()
            {
                ["clinic"] = issuer.Clinic, ["name"] = touched.Patient.GivenName, ["product"] = view.Subject.Name, ["batch"] = view.Subject.Batch,
                ["days"] = string.Join('\n', touched.Sessions.Select(s => s.OnDay).Distinct().Order().Select(day => $"• {say.Date(day)}")),
            };
            if (issuer.Phone is { } phone)
                said["clinic_phone"] = phone.In(language);
            var words = template.In(language, said);
            paper.Letterhead(issuer.Clinic, issuer.Phone?.In(language));
            paper.Small($"{touched.Patient.FullName} · {say.Date(say.DayOf(now))}");
            paper.Title(words.Subject);
            foreach (var paragraph in words.Paragraphs)
            {
                paper.Paragraph(paragraph);
                paper.Small(" ");
            }
        }

        return paper.Finish([], (_, _) => "");
    }
}
