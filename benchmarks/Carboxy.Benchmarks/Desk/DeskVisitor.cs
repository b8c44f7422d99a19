using System.Net;
using System.Text.RegularExpressions;

namespace Carboxy.Benchmarks.Desk;

/// <summary>Somebody at the front desk: signs in, opens courses, changes wishes, presses the button of an offer.</summary>
sealed partial class DeskVisitor : IDisposable
{
    readonly HttpClient http;

    public DeskVisitor(Uri address) => http = new(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>How often an offer was gone when the button was pressed.</summary>
    public int Gone { get; private set; }

    public int Booked { get; private set; }

    /// <summary>How often every offer of a row was gone, so that nothing was booked: only where the server is far behind.</summary>
    public int GivenUp { get; private set; }

    public async Task SignInAsync()
    {
        var door = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("role", "reception"), new("__RequestVerificationToken", Field(door, "__RequestVerificationToken"))]);
        using var answer = await http.PostAsync(new Uri("/demo/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"The door answered {answer.StatusCode}.");
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>Opens a course and books one of its offers; where it is gone, one of the fresh ones.</summary>
    public async Task BookAsync(string course, int wanted)
    {
        var path = $"/courses/{course}/book";
        var html = await ReadAsync(path);
        for (var tries = 0; tries < 20; tries++)
        {
            var forms = Offer().Matches(html).Select(m => m.Value).ToList();
            using var form = new FormUrlEncodedContent(Hidden().Matches(forms[wanted % forms.Count]).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))));
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                Booked++;
                return;
            }

            html = await answer.Content.ReadAsStringAsync();
            if (!html.Contains("Только что заняли", StringComparison.Ordinal))
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}: {Trouble().Match(html).Value}");
            Gone++;
        }

        GivenUp++;
    }

    public void Dispose() => http.Dispose();

    static string Field(string html, string name) => Hidden().Matches(html).First(m => m.Groups["name"].Value == name).Groups["value"].Value;

    [GeneratedRegex("<form method=\"post\" action=\"/courses/.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Offer();

    [GeneratedRegex("role=\"alert\".*?</ul>", RegexOptions.Singleline, 1000)]
    private static partial Regex Trouble();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
