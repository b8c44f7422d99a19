using System.Net;
using System.Text.RegularExpressions;

namespace Carboxy.Web;

/// <summary>Somebody at a browser without script: reads pages and sends the forms they carry.</summary>
public sealed partial class Visitor(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    public async Task<(HttpStatusCode Status, string Html)> ReadAsync(string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form with the token of the page it stands on.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var (_, html) = await ReadAsync(page);
        var form = fields.Append(("__RequestVerificationToken", TokenIn(html))).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync(action, content, TestContext.Current.CancellationToken);
    }

    /// <summary>Enters the demo clinic in a role.</summary>
    public async Task EnterAsync(string role)
    {
        using var response = await SendAsync("/sign-in", "/demo/sign-in", ("role", role));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public static string TokenIn(string html) => Token().Match(html).Groups["token"].Value;

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

static class Addresses
{
    /// <summary>The path of an address, whether the server wrote it whole or not.</summary>
    public static string AbsolutePathOrSelf(this Uri address) => address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString;
}
