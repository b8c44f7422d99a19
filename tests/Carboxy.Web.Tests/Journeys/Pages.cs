using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A page worth a picture and an accessibility check: its name, its address, and who looks at it.</summary>
public sealed record Shown(string Name, string Path, string? Role = null);

/// <summary>Every page of the clinic, in the order of a day; a new page adds its line here.</summary>
public static partial class Pages
{
    public static IReadOnlyList<Shown> Of(Met met) =>
    [
        new("home", "/"),
        new("method", "/pages/non-invasive"),
        new("sign-in", "/sign-in"),
        new("sign-in-code", "/sign-in/code"),
        new("join", $"/join/{met.Join}"),
        new("welcome", $"/welcome/{met.Welcome}"),
        new("phone", $"/i/{met.Phone}"),
        new("phone-ended", "/i/spent"),
        new("phone-consent", $"/c/{met.Consent}"),
        new("phone-consent-ended", "/c/spent"),
        new("check-up", $"/a/{met.CheckUp}"),
        new("check-up-red-flag", $"/a/{met.CheckUpTold}"),
        new("check-up-ended", "/a/spent"),
        new("visit-link", $"/v/{met.Visit}"),
        new("visit-link-ended", "/v/spent"),
        new("stop-messages", $"/m/{met.Stop}"),
        new("not-found", "/nowhere"),
        new("patients", "/patients?q=ан", "reception"),
        new("new-patient", "/patients/new", "reception"),
        new("edit-patient", $"{met.Card("Соколова")}/edit", "reception"),
        new("patient-new", met.Card("Соколова"), "reception"),
        new("intake", $"{met.Card("Соколова")}/intake?zone=face&way=both", "reception"),
        new("questions", $"{met.Card("Ерёмина")}/intake/questions?zone=face&way=both&goals=S0-17&goals=S0-21", "reception"),
        new("forbidden", "/people", "reception"),
        new("patient-history", $"{met.Card("Белова")}/history", "reception"),
        new("today", "/today", "practitioner"),
        new("patient", met.Card("Белова"), "practitioner"),
        new("patient-notes", $"{met.Card("Белова")}?show=notes", "practitioner"),
        new("new-note", $"{met.Card("Белова")}/notes/new", "practitioner"),
        new("note-draft", $"/notes/{met.Draft}", "practitioner"),
        new("note-amended", $"/notes/{met.Amended}", "practitioner"),
        new("note-waiting", $"/notes/{met.Note}", "physician"),
        new("desk", "/desk", "physician"),
        new("plan", met.Plan("Виноградова"), "practitioner"),
        new("course", met.Course("Белова"), "practitioner"),
        new("consent", $"{met.Course("Абдулова")}/consent", "practitioner"),
        new("consent-signed", $"{met.Course("Белова")}/consent", "practitioner"),
        new("permits", $"{met.Card("Белова")}/permits", "practitioner"),
        new("check", $"{met.Course("Белова")}/check", "practitioner"),
        new("session", met.Session("Ларина"), "practitioner"),
        new("session-unsigned", met.Session("Филатова"), "practitioner"),
        new("session-signed", met.Session("Белова"), "practitioner"),
        new("session-conflicts", $"{met.Session("Ларина")}/conflicts", "practitioner"),
        new("session-rooms", "/sessions/rooms", "practitioner"),
        new("session-shell", "/sessions/shell", "practitioner"),
        new("aftercare", $"{met.Session("Белова")}/aftercare", "practitioner"),
        new("course-map", $"{met.Course("Silva")}/map", "practitioner"),
        new("course-map-mask", $"{met.Course("Белова")}/map", "practitioner"),
        new("session-points", met.Session("Silva"), "practitioner"),
        new("measure", $"{met.Course("Белова")}/measure/M-01", "practitioner"),
        new("outcomes", $"{met.Course("Яковлева")}/outcomes", "practitioner"),
        new("procedures", $"{met.Card("Белова")}/procedures", "practitioner"),
        new("book", $"{met.Course("Осипова")}/book", "reception"),
        new("booked", $"{met.Course("Белова")}/book", "reception"),
        new("book-anew", $"{met.Course("Белова")}/book?anew=true&time=Evening", "reception"),
        new("board", "/board", "reception"),
        new("board-week", "/board?view=week&by=room", "reception"),
        new("slots", "/slots", "reception"),
        new("slots-day", $"/slots?day={TimeProvider.System.GetUtcNow().AddDays(1):yyyy-MM-dd}&month={TimeProvider.System.GetUtcNow().AddDays(1):yyyy-MM}", "reception"),
        new("booking", met.Booking("Белова"), "reception"),
        new("callers", "/callers?q=ан", "reception"),
        new("caller", $"/callers/{met.Patient("Белова")}", "reception"),
        new("caller-cleared", $"/callers/{met.Patient("Виноградова")}", "practitioner"),
        new("waitlist", "/waitlist", "reception"),
        new("course-waitlist", $"{met.Course("Осипова")}/waitlist", "reception"),
        new("freed", $"/freed/{met.Freed}", "reception"),
        new("messages", "/messages", "reception"),
        new("patient-messages", $"{met.Card("Белова")}/messages", "reception"),
        new("move", $"{met.LastBooking("Белова")}/move", "reception"),
        new("reactions", "/adverse?all=true", "physician"),
        new("reaction", $"/adverse/{met.Reaction}", "physician"),
        new("reaction-new", $"{met.Session("Белова")}/reaction", "physician"),
        new("give-check-up", $"{met.Session("Филатова")}/check-up", "reception"),
        new("matters", "/matters", "physician"),
        new("matter", $"/matters/{met.Matter}", "physician"),
        new("verdict", met.Verdict("Козлова"), "physician"),
        new("verdict-cleared", met.Verdict("Виноградова"), "physician"),
        new("verdict-excluded", met.Verdict("Суханов"), "physician"),
        new("decision", $"{met.Verdict("Нестеренко")}/decide", "physician"),
        new("plan-refused", $"{met.Card("Суханов")}/courses/new", "physician"),
        new("knowledge", "/knowledge", "physician"),
        new("rules", "/knowledge/rules", "physician"),
        new("protocols", "/knowledge/protocols", "physician"),
        new("indications", "/knowledge/indications", "physician"),
        new("indication", "/knowledge/indications/S0-17", "physician"),
        new("sources", "/knowledge/sources?q=маск", "physician"),
        new("conflicts", "/knowledge/conflicts", "physician"),
        new("settings", "/settings", "physician"),
        new("note-templates", "/settings/notes", "physician"),
        new("second-factor", "/settings/second-factor", "physician"),
        new("password", "/settings/password", "physician"),
        new("feeds", "/settings/feeds", "physician"),
        new("clinic", "/settings/clinic", "owner"),
        new("message-settings", "/settings/messages", "owner"),
        new("repeat-errors", "/settings/repeat-errors", "owner"),
        new("calendar", "/settings/calendar", "owner"),
        new("calendar-hours", "/settings/calendar/hours", "owner"),
        new("calendar-resource", $"/settings/calendar/resources/{met.Resource}", "owner"),
        new("calendar-new-resource", "/settings/calendar/resources/new?kind=practitioner", "owner"),
        new("calendar-absence", $"/settings/calendar/absences/{met.Absence}", "owner"),
        new("calendar-new-site", "/settings/calendar/sites/new", "owner"),
        new("calendar-site", $"/settings/calendar/sites/{met.Site}", "owner"),
        new("calendar-new-absence", "/settings/calendar/absences/new", "owner"),
        new("people", "/people", "owner"),
        new("stock", "/stock", "practitioner"),
        new("receive", "/stock/receive?code=(01)04601234567909(17)270331(10)GL-1001", "practitioner"),
        new("product", $"/stock/products/{met.Product}", "practitioner"),
        new("lot", $"/stock/lots/{met.Lot}", "physician"),
        new("devices", "/stock/devices", "practitioner"),
        new("device", $"/stock/devices/{met.Device}", "practitioner"),
        new("cylinder", $"/stock/cylinders/{met.Cylinder}", "practitioner"),
        new("recall", "/stock/recall?code=GL-0932", "physician"),
        new("patient-materials", $"{met.Card("Белова")}/materials", "practitioner"),
    ];

    /// <summary>Goes through pages in their order, signing in anew only where the next one belongs to somebody else.</summary>
    public static async IAsyncEnumerable<Shown> VisitAsync(this IPage page, IEnumerable<Shown> pages)
    {
        var role = default(string);
        foreach (var shown in pages)
        {
            if (shown.Role != role)
            {
                await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
                await page.GotoAsync("/sign-in");
                await page.Locator($"button[value={shown.Role}]").ClickAsync();
                await page.WaitForURLAsync("**/today");
                role = shown.Role;
            }

            await page.GotoAsync(shown.Path);
            await page.EvaluateAsync("document.fonts.ready.then(() => true)");
            yield return shown;
        }
    }

    /// <summary>The addresses of all page components, as they are written on them.</summary>
    public static IEnumerable<string> Routes =>
        typeof(Layout.App).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>().Select(r => r.Template);

    /// <summary>Whether a page stands at this route; where another route fits it more closely, it stands there.</summary>
    public static bool StandsAt(this Shown shown, string route) => Regex.IsMatch(shown.Path.Split('?')[0], $"^{Hole().Replace(route, hole => hole.Value.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}" : "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
