using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;

namespace Carboxy.Work.Consents;

/// <summary>The desk and the phone at which one patient signs.</summary>
static class Consenting
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A line that goes across the box.</summary>
    public const string Lines = """{"w":600,"h":200,"strokes":[[20,100,120,40,220,160,320,60,420,120,560,90]]}""";

    public static SignatureMark Pen => new SignatureMark.Drawn(DrawnSignature.Read(Lines)!);

    public static async Task<ConsentText.Composed> TextAsync(this Treating treating, Id<CourseRow> course, Language language = Language.Russian, bool beyond = false) =>
        Assert.IsType<ConsentText.Composed>((await treating.Clinic.WithAsync((SignConsent sign) => sign.OpenAsync(course, language, beyond, Cancel)))!.Text);

    public static ConsentEntry Entry(string version, Language language = Language.Russian, bool beyond = false) =>
        new(language, version, "Иванова Анна", null, true, beyond) { Mark = Pen, Explainer = new SignatureMark.Typed() };

    public static Task<ConsentSigned> SignAsync(this Treating treating, Id<CourseRow> course, ConsentEntry entry, string? key = null) =>
        treating.Clinic.WithAsync((SignConsent sign) => sign.RunAsync(key ?? treating.NewKey(), course, entry, Cancel));

    public static async Task<string> LinkAsync(this Treating treating, Id<CourseRow> course) =>
        Assert.IsType<ConsentInvited.Made>(await treating.Clinic.WithAsync((InviteToSign invite) => invite.ToTreatmentAsync(course, beyond: false, Pen, Cancel))).Token;

    /// <summary>Does something as somebody who holds a link and nothing else.</summary>
    public static async Task<T> ByLinkAsync<T>(this Treating treating, Func<SignByLink, Task<T>> act)
    {
        var desk = treating.Clinic.Actor;
        treating.Clinic.Actor = new Actor.Nobody();
        try
        {
            return await treating.Clinic.WithAsync(act);
        }
        finally
        {
            treating.Clinic.Actor = desk;
        }
    }

    /// <summary>The clinic gets another telephone: the text of every consent changes with it.</summary>
    public static Task<bool> ChangeTextAsync(this Treating treating) => treating.Clinic.WithAsync(async (ClinicDetails details) =>
    {
        Text said = new("Зарегистрировано.", "Registered."), phone = new("+7 111", "+7 111");
        await details.RunAsync(ClinicDetails.Names.ToDictionary(n => n, n => n == ClinicDetails.Phone ? phone : said), Cancel);
        return true;
    });
}
