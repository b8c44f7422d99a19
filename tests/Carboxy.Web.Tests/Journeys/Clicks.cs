using System.Globalization;

namespace Carboxy.Web.Journeys;

/// <summary>Counts what a hand has to do.</summary>
public static class Clicks
{
    /// <summary>Counts the clicks from here on, on whichever page.</summary>
    public static async Task<Func<Task<int>>> CountClicksAsync(this Walk walk)
    {
        await walk.Page.EvaluateAsync("sessionStorage.setItem('clicks', '0')");
        await walk.Page.AddInitScriptAsync("addEventListener('pointerdown', () => sessionStorage.setItem('clicks', 1 + Number(sessionStorage.getItem('clicks') ?? 0)), true)");
        await walk.Page.ReloadAsync();
        return async () => int.Parse(await walk.Page.EvaluateAsync<string>("sessionStorage.getItem('clicks')"), CultureInfo.InvariantCulture);
    }
}
