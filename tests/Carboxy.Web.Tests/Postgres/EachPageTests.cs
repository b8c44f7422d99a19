using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Web.Journeys;
using Carboxy.Web.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Materials;
using Carboxy.Work.Messages;

namespace Carboxy.Web.Postgres;

/// <summary>PostgreSQL does not answer at once as a file does, so that the parts of a page wait for each other there and nowhere else.</summary>
public partial class EachPageTests(PostgresDay onPostgres, StandingDay inAFile) : IClassFixture<PostgresDay>, IClassFixture<StandingDay>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_says_the_same_as_where_the_records_are_one_file()
    {
        var (there, here) = (await ReadAsync(onPostgres), await ReadAsync(inAFile));

        Assert.Equal(here.Keys, there.Keys);
        var different = here.Where(page => page.Value != there[page.Key]).Select(page => $"{page.Key}: {Differs(page.Value, there[page.Key])}");
        Assert.True(!different.Any(), string.Join('\n', different));
    }

    static async Task<Dictionary<string, string>> ReadAsync(StandingDay clinic)
    {
        // What the clinic does by itself from time to time has been done, at the same point of its day.
        await clinic.WithAsync((PlanReminders plan) => plan.RunAsync(Cancel));
        await clinic.WithAsync(async (FirmUpHolds firmUp) => await firmUp.RunAsync(clinic.Today, Cancel));
        await clinic.WithAsync((StopOverdueDevices stop) => stop.RunAsync(Cancel));
        var (said, pages) = (new Dictionary<string, string>(), await clinic.PagesAsync());
        foreach (var one in pages.GroupBy(p => p.Role))
        {
            using var visitor = clinic.NewVisitor("en");
            if (one.Key is { } role) await visitor.EnterAsync(role);
            foreach (var page in one)
            {
                var (status, html) = await visitor.ReadAsync(page.Path);
                Assert.NotEqual(HttpStatusCode.InternalServerError, status);
                said[page.Name] = $"{(int)status} {Words(html)}";
            }
        }

        return said;
    }

    /// <summary>What a page says, without what differs from one making of the clinic to the next.</summary>
    static string Words(string html) => Secret().Replace(Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " "), "(key)");

    static string Differs(string here, string there)
    {
        var at = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"\"{Around(here, at)}\" is \"{Around(there, at)}\"";
    }

    static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];

    [GeneratedRegex("<script.*?</script>|<[^>]*>", RegexOptions.Singleline, 5000)]
    private static partial Regex Tags();

    /// <summary>The key of a second factor is drawn anew for each person.</summary>
    [GeneratedRegex("([a-z2-7]{4} ){8}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Spaces();
}
