# Argument maps in documents of Asciidoctor: blocks `[rebut]` that hold a map, and `rebut::map.yaml[]`.
# docs/embedding.md shows how.
#
# A map becomes an image block, so title, id, width, `opts=inline` and the rest are Asciidoctor's own.
# The drawing lies where Asciidoctor looks for images, under a name made of its content. Messages of
# rebut name the author's file and line; a map with errors is logged as an error and left as text.
# No shell sees an argument; in safe mode SECURE, which forbids writing files, nothing is run.
require 'asciidoctor/extensions'
require 'digest'
require 'fileutils'
require 'open3'

module RebutMaps
  # Attributes that are options of `rebut render`.
  OPTIONS = %w[depth focus for kinds layout legend min-font numbers show svg-text text theme theme-file verdicts view].freeze

  Failure = Class.new StandardError

  # What `rebut` prints when run with these arguments; a String as input is a map.
  def self.run arguments, input, warn
    command = ENV['REBUT'] || 'rebut'
    out, said, status = Open3.capture3 command, *arguments, stdin_data: input || '', binmode: true
    said = said.force_encoding Encoding::UTF_8
    raise Failure, %(rebut cannot draw this map:\n#{said}) unless status.success?
    warn.call said.strip unless said.empty?
    out
  rescue SystemCallError => e
    raise Failure, %(cannot run #{command}: #{e.message}; the variable REBUT may name it)
  end

  # The folder from which Asciidoctor itself reads images, or in which its output looks for them.
  def self.folder_of document, attributes
    is_read = (attributes.key? 'inline-option') || (document.attr? 'data-uri')
    return document.normalize_system_path (document.attr 'imagesdir', ''), document.base_dir if is_read
    return document.attr 'imagesoutdir' if document.attr? 'imagesoutdir'
    base = (document.attr 'outdir') || document.options[:to_dir] || document.base_dir
    File.join base, (document.attr 'imagesdir', '')
  end

  # Draws the map `name` (`-`: `text`) and returns the attributes of its image block.
  def self.draw document, name, text, about, attributes, warn
    pdf = document.basebackend? 'pdf'
    given = { 'for' => 'page' }.merge(pdf ? { 'svg-text' => 'paths' } : {})
    chosen = OPTIONS.map {|key| [key, (attributes.delete key) || (document.attr %(rebut-#{key})) || given[key]] }
    chosen = chosen.filter_map {|key, value| %(--#{key}=#{value}) if value }
    chosen << %(--title=#{document.attr 'rebut-title'}) if document.attr? 'rebut-title' # a block's `title` is its caption
    chosen << '--sources' if (attributes.key? 'sources-option') || (document.attr? 'rebut-sources')
    prefix = %(map-#{Digest::SHA256.hexdigest([text || name, *chosen].join "\0")[0, 12]})
    svg = run ['render', '-o', '-.svg', '--id-prefix', prefix, *chosen, *about, '--', name], text, warn
    alt = run ['outline', '--quiet', '--as', 'alt', *about, '--', name], text, warn
    target = %(rebut-#{Digest::SHA256.hexdigest(svg)[0, 12]}.svg)
    folder = folder_of document, attributes
    FileUtils.mkdir_p folder
    File.binwrite (File.join folder, target), svg
    alt = (alt.force_encoding Encoding::UTF_8).strip
    { 'alt' => alt }.merge attributes, { 'target' => target, 'format' => 'svg' }
  end

  # Where these lines of a block stand: Asciidoctor knows where the outermost block around them began.
  def self.place_of reader, lines
    mark = reader.cursor_at_mark
    all = reader.source_lines
    first = (mark.lineno - 1...all.size).find {|i| all[i, lines.size] == lines } || mark.lineno
    Asciidoctor::Reader::Cursor.new mark.file, mark.dir, mark.path, first + 1
  end

  # An image block, or the map as text when it cannot be drawn.
  def self.block processor, parent, name, text, place, attributes
    log = lambda do |severity, words|
      processor.logger.public_send severity, (processor.message_with_context words, source_location: place)
    end
    if parent.document.safe >= Asciidoctor::SafeMode::SECURE
      log.call :warn, 'maps are not drawn in safe mode SECURE'
    else
      about = text ? ['--stdin-name', %(#{place.path}:#{place.lineno})] : []
      warn = ->(words) { log.call :warn, words }
      image = draw parent.document, name, text, about, attributes, warn
    end
    return processor.create_image_block parent, image if image
    processor.create_listing_block parent, text || name, attributes
  rescue Failure => e
    log.call :error, e.message.rstrip
    processor.create_listing_block parent, text || name, attributes
  end

  class Block < Asciidoctor::Extensions::BlockProcessor
    include Asciidoctor::Logging
    use_dsl
    named :rebut
    on_context :listing, :literal, :open
    parse_content_as :raw

    def process parent, reader, attributes
      lines = reader.lines
      place = RebutMaps.place_of parent.document.reader, lines
      RebutMaps.block self, parent, '-', (lines.join ?\n) + ?\n, place, attributes
    end
  end

  class Macro < Asciidoctor::Extensions::BlockMacroProcessor
    include Asciidoctor::Logging
    use_dsl
    named :rebut

    def process parent, target, attributes
      path = parent.normalize_system_path target
      RebutMaps.block self, parent, path, nil, parent.document.reader.cursor_at_prev_line, attributes
    end
  end
end

Asciidoctor::Extensions.register do
  block RebutMaps::Block
  block_macro RebutMaps::Macro
end
