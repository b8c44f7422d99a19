using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Demo;

/// <summary>
/// Makes the demo clinic in a data folder that has no records yet. It is made beside its place, without waiting for the
/// disk at each step, and put there whole: a start that is killed leaves nothing behind that the next one would keep.
/// </summary>
public static class DemoFile
{
    static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>True where the clinic was made now; false where the folder has records already.</summary>
    public static async Task<bool> MakeAsync(string folder, NewClinic fresh, ClinicKnowledge knowledge, TimeProvider clock, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        if (ClinicStore.InFolder(folder) is not ClinicStore.SqliteFile place || File.Exists(place.Path))
            return false;

        Sweep(folder, clock.GetUtcNow() - Abandoned);
        var apart = Directory.CreateDirectory(Path.Combine(folder, $"demo-{Guid.CreateVersion7(clock.GetUtcNow()):N}"));
        try
        {
            var store = new ClinicStore.SqliteFile(Path.Combine(apart.FullName, Path.GetFileName(place.Path))) { Hasty = true };
            await DemoClinic.MakeAsync(store, fresh, knowledge, clock, progress, cancel);
            await ClinicStore.SettleAsync(store, cancel);
            File.Move(store.Path, place.Path);
            return true;
        }
        finally
        {
            apart.Delete(recursive: true);
        }
    }

    /// <summary>What a start that was killed has left half made; another start may still be at work on a younger one.</summary>
    static void Sweep(string folder, DateTimeOffset before)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateDirectories("demo-*"))
            if (left.LastWriteTimeUtc < before.UtcDateTime)
                left.Delete(recursive: true);
    }
}
