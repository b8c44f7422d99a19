using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Knowledge;

/// <summary>A copy of the real knowledge that a test may spoil.</summary>
sealed class SpoiledKnowledge : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("carboxy-knowledge-");

    public SpoiledKnowledge()
    {
        var real = RealFolder;
        foreach (var file in Directory.EnumerateFiles(real, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static string RealFolder => KnowledgeFolder.Find() ?? throw new InvalidOperationException("The knowledge folder is not beside or above the tests.");

    public string Folder => Path.Combine(root.FullName, "knowledge");

    public SpoiledKnowledge Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public SpoiledKnowledge Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public SpoiledKnowledge Replace(string name, string old, string with)
    {
        var path = Path.Combine(Folder, name);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    public SpoiledKnowledge Remove(string folder)
    {
        Directory.Delete(Path.Combine(Folder, folder), recursive: true);
        return this;
    }

    public (ClinicKnowledge Knowledge, IReadOnlyList<Fault> Faults) Load()
    {
        var faults = new Faults();
        return (KnowledgeFolder.Load(Folder, faults), faults.All);
    }

    /// <summary>The one fault that the spoiling made.</summary>
    public Fault OnlyFault() => Assert.Single(Load().Faults);

    public void Dispose() => root.Delete(recursive: true);
}
